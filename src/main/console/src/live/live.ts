import { follow } from '@/live/stream';
import type { Told } from '@/live/happening';

const LOCK = 'serai-live';

type Heard = { type: 'told'; it: Told; lastId?: string } | { type: 'connected'; is: boolean } | { type: 'who' };

/**
 * All tabs of a browser share one stream: browsers allow only six connections to a hub without TLS. The tab that holds the
 * lock follows the stream and tells the others; when it closes, another one goes on from the last event that it heard of.
 */
export function createLive() {
  const listeners = new Set<(it: Told) => void>();
  const watchers = new Set<() => void>();
  let isConnected = true;
  let lastId: string | undefined;
  let leads = false;
  let channel: BroadcastChannel | undefined;
  let stop: AbortController | undefined;

  function hear(heard: Heard) {
    if (heard.type === 'told') {
      lastId = heard.lastId ?? lastId;
      listeners.forEach((listen) => listen(heard.it));
    } else if (heard.type === 'connected') {
      isConnected = heard.is;
      watchers.forEach((watch) => watch());
    } else if (leads) {
      channel?.postMessage({ type: 'connected', is: isConnected } satisfies Heard);
    }
  }

  function tell(heard: Heard) {
    channel?.postMessage(heard);
    hear(heard);
  }

  async function lead(signal: AbortSignal) {
    leads = true;
    await follow(
      {
        told: (it, id) => tell({ type: 'told', it, lastId: id }),
        connected: (is) => tell({ type: 'connected', is }),
      },
      lastId,
      signal,
    );
    leads = false;
  }

  return {
    start() {
      const { signal } = (stop = new AbortController());
      // Browsers offer locks on secure pages only; on others each tab follows a stream of its own.
      if (!navigator.locks) return void lead(signal);
      channel = new BroadcastChannel(LOCK);
      channel.onmessage = (message) => hear(message.data);
      channel.postMessage({ type: 'who' } satisfies Heard);
      navigator.locks.request(LOCK, { signal }, () => lead(signal)).catch(() => undefined);
    },
    stop() {
      stop?.abort();
      channel?.close();
    },
    listen(listener: (it: Told) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    isConnected: () => isConnected,
  };
}

export const live = createLive();
