import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { backoff, pause } from '../lib/pause';
import type { Happening } from './shapes';
import { isGone, Passing, Refused, troubleOf } from './trouble';

/** The hub sends a comment every 15 s: silence for longer is a dead connection, such as a laptop's that slept. */
const SILENCE = 40_000;
/** Who is refused for another reason, such as a site that is let in no more by mistake, need not ask often. */
export const SLOWLY = 60_000;

export interface Follower {
  heard: (it: Happening) => void;
  connected: (is: boolean) => void;
  /** Something came, be it only a sign of life. */
  beat: () => void;
}

/**
 * Follows a conversation until the signal ends it, coming back where it was cut. Not the browser's EventSource, which
 * can carry no token and neither shows that a connection is dead nor takes up a stream where another tab left it.
 *
 * @throws Refused when the conversation is gone
 */
export async function follow(url: string, token: () => string, from: string, follower: Follower, signal: AbortSignal) {
  let lastId = from;
  let failures = 0;
  const onEvent = (event: EventSourceMessage) => {
    lastId = event.id ?? lastId;
    const it = read(event);
    if (it) follower.heard(it);
  };
  while (!signal.aborted) {
    let wait: number | undefined;
    try {
      const onOpen = () => {
        failures = 0;
        follower.connected(true);
      };
      await readOnce(url, token(), lastId, onEvent, signal, onOpen, follower.beat);
    } catch (trouble) {
      if (signal.aborted) return;
      if (isGone(trouble)) throw trouble;
      wait = trouble instanceof Passing ? trouble.retryAfterMs : trouble instanceof Refused ? SLOWLY : undefined;
      failures++;
    }
    if (signal.aborted) return;
    follower.connected(false);
    await pause(wait ?? backoff(failures), signal);
  }
}

async function readOnce(
  url: string,
  token: string,
  lastId: string,
  onEvent: (event: EventSourceMessage) => void,
  signal: AbortSignal,
  onOpen: () => void,
  onPart: () => void,
) {
  const cut = new AbortController();
  const drop = () => cut.abort();
  let heardAt = Date.now();
  const dropWhenSilent = () => Date.now() - heardAt > SILENCE && drop();
  const alarm = setInterval(dropWhenSilent, SILENCE / 8);
  const stops = () => document.visibilityState === 'visible' && dropWhenSilent();
  signal.addEventListener('abort', drop);
  addEventListener('offline', drop);
  document.addEventListener('visibilitychange', stops);
  try {
    const headers = { Accept: 'text/event-stream', 'Last-Event-ID': lastId, Authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, credentials: 'omit', cache: 'no-store', signal: cut.signal });
    if (!response.ok) {
      throw troubleOf(response.status, await response.text().catch(() => ''), response.headers.get('Retry-After'));
    }
    if (!response.body) throw new Passing();
    onOpen();
    const parser = createParser({ onEvent });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heardAt = Date.now();
      onPart();
      parser.feed(decoder.decode(part.value, { stream: true }));
    }
  } finally {
    clearInterval(alarm);
    signal.removeEventListener('abort', drop);
    removeEventListener('offline', drop);
    document.removeEventListener('visibilitychange', stops);
  }
}

function read({ id, event, data }: EventSourceMessage): Happening | undefined {
  try {
    const happening: Happening = { name: event ?? 'message', data: data ? JSON.parse(data) : {} };
    if (id !== undefined) happening.id = id;
    return happening;
  } catch {
    return undefined;
  }
}
