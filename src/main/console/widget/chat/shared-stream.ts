import type { Follower } from '../api/follow';
import type { Happening } from '../api/shapes';

/** A tab that leads passes on the hub's signs of life, which come every 15 s: it may be put to sleep with its lock. */
const SILENCE = 45_000;

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

type Follow = (from: string, follower: Follower, signal: AbortSignal) => Promise<void>;

type Told<T> =
  | { type: 'heard'; it: Happening }
  | { type: 'connected'; is: boolean }
  | { type: 'beat' }
  | { type: 'who' }
  | { type: 'state'; it: Heard<T> };

/**
 * All tabs of a site share one stream of a conversation: browsers allow six connections to a hub without HTTP/2, and the
 * hub has many visitors. The tab that holds the lock follows it and tells the others; when it goes, another one goes on
 * after the last event that it heard of. A tab that is looked at and hears nothing takes the lock away. A shared worker
 * would have to come from the page's own origin.
 */
export function shareStream<T>(name: string, follow: Follow, tab: Tab<T>) {
  let hasEnded = false;
  let lastId = '0';
  let isConnected = false;
  let hasState = false;
  let leading: AbortController | undefined;
  let waiting: AbortController | undefined;
  let heardAt = Date.now();
  let channel = channelOf(name);

  function take(told: Told<T>) {
    if (told.type !== 'who') heardAt = Date.now();
    if (told.type === 'heard') {
      lastId = told.it.id ?? lastId;
      tab.heard(told.it);
    } else if (told.type === 'connected') {
      isConnected = told.is;
      tab.connected(told.is);
    } else if (told.type === 'who') {
      if (leading) tellState();
    } else if (told.type === 'state' && !leading && !hasState) {
      hasState = true;
      ({ lastId, isConnected } = told.it);
      tab.adopt(told.it.state);
      tab.connected(isConnected);
    }
  }

  const tellState = () => channel?.postMessage({ type: 'state', it: { state: tab.state(), lastId, isConnected } });

  function tell(told: Told<T>) {
    channel?.postMessage(told);
    take(told);
  }

  async function lead() {
    if (hasEnded) return;
    const mine = (leading = new AbortController());
    const say = (told: Told<T>) => mine.signal.aborted || tell(told);
    const follower: Follower = {
      heard: (it) => say({ type: 'heard', it }),
      connected: (is) => say({ type: 'connected', is }),
      beat: () => say({ type: 'beat' }),
    };
    if (hasState) tellState();
    // Who heard events and no state may have missed what was told before.
    await follow(hasState ? lastId : '0', follower, mine.signal).catch(tab.refused);
    if (leading === mine) leading = undefined;
  }

  /** Another tab has taken the lock away: this one may have slept, and asks what it missed. */
  function giveWay() {
    leading?.abort();
    leading = undefined;
    hasState = false;
    queue();
  }

  function queue(steal = false) {
    waiting?.abort();
    const { signal } = (waiting = new AbortController());
    let hasLed = false;
    const begin = () => {
      hasLed = true;
      return lead();
    };
    channel?.postMessage({ type: 'who' });
    lockOf(name, steal ? { steal } : { signal }, begin).catch(() => {
      if (hasEnded) return;
      if (hasLed) giveWay();
      else if (!signal.aborted) leadAlone();
    });
  }

  /** Browsers that forbid a site's data refuse channels and locks too; pages that are not secure have no locks. */
  function leadAlone() {
    clearInterval(ear);
    channel?.close();
    channel = undefined;
    void lead();
  }

  /** A tab that nobody looks at can wait. */
  function listen() {
    if (leading || document.visibilityState !== 'visible' || Date.now() - heardAt < SILENCE) return;
    heardAt = Date.now();
    queue(true);
  }

  if (channel) channel.onmessage = (event) => take(event.data);
  const ear = setInterval(listen, SILENCE / 9);
  if (channel && navigator.locks) queue();
  else leadAlone();

  return () => {
    hasEnded = true;
    waiting?.abort();
    leading?.abort();
    clearInterval(ear);
    channel?.close();
  };
}

function channelOf(name: string) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

async function lockOf(name: string, options: LockOptions, work: () => Promise<void>) {
  await navigator.locks.request(name, options, work);
}
