import type { Hub } from '../api/hub';
import type { Settings } from '../settings';
import type { Outbox } from './outbox';
import type { Shelf } from './shelf';
import type { Store } from './state';

/** What the parts of a chat work on. */
export interface Context {
  settings: Settings;
  hub: Hub;
  store: Store;
  /** Of all tabs. */
  shelf: Shelf;
  /** Of this tab: it outlives a reload. */
  tab: Shelf;
  outbox: Outbox;
}
