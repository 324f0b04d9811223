import type { Happening } from '../api/shapes';

/** What a tab has to show once it has heard all that another has. */
export interface Heard<T> {
  state: T;
  lastId: string;
  isConnected: boolean;
}

interface Tab<T> {
  heard: (it: Happening) => void;
  connected: (is: boolean) => void;
  state: () => T;
  adopt: (state: T) => void;
  refused: (trouble: unknown) => void;
}

type Follow = (
  from: string,
  follower: { heard: (it: Happening) => void; connected: (is: boolean) => void },
  signal: AbortSignal,
) => Promise<void>;

type Told<T> =
  | { type: 'heard'; it: Happening }
  | { type: 'connected'; is: boolean }
  | { type: 'who' }
  | { type: 'state'; it: Heard<T> };

/**
 * All tabs of a site share one stream of a conversation: browsers allow six connections to a hub without HTTP/2, and the
 * hub has many visitors. The tab that holds the lock follows it and tells the others; when it goes, another one goes on
 * after the last event that it heard of. A shared worker would have to come from the page's own origin.
 */
export function shareStream<T>(name: string, follow: Follow, tab: Tab<T>) {
  const ending = new AbortController();
  let lastId = '0';
  let isConnected = false;
  let leads = false;
  let hasState = false;
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined;

  function take(told: Told<T>) {
    if (told.type === 'heard') {
      lastId = told.it.id ?? lastId;
      tab.heard(told.it);
    } else if (told.type === 'connected') {
      isConnected = told.is;
      tab.connected(told.is);
    } else if (told.type === 'who') {
      if (leads) channel?.postMessage({ type: 'state', it: { state: tab.state(), lastId, isConnected } });
    } else if (!leads && !hasState) {
      hasState = true;
      ({ lastId, isConnected } = told.it);
      tab.adopt(told.it.state);
      tab.connected(isConnected);
    }
  }

  function tell(told: Told<T>) {
    channel?.postMessage(told);
    take(told);
  }

  async function lead() {
    if (ending.signal.aborted) return;
    leads = true;
    const follower = {
      heard: (it: Happening) => tell({ type: 'heard', it }),
      connected: (is: boolean) => tell({ type: 'connected', is }),
    };
    // Who heard events and no state may have missed what was told before.
    await follow(hasState ? lastId : '0', follower, ending.signal).catch(tab.refused);
    leads = false;
  }

  if (channel) channel.onmessage = (event) => take(event.data);
  // Browsers offer locks on secure pages only; on others each tab follows a stream of its own.
  if (channel && navigator.locks) {
    channel.postMessage({ type: 'who' });
    navigator.locks.request(name, { signal: ending.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }

  return () => {
    ending.abort();
    channel?.close();
  };
}
