import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { sendWithSession } from '@/api/client';
import { HAPPENINGS, type HappeningName, type Told } from '@/live/happening';

/** The hub sends a comment every 15 s: silence for longer is a dead connection, such as a laptop's that slept. */
const SILENCE = 40_000;
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

export interface StreamListener {
  told: (it: Told, lastId: string | undefined) => void;
  connected: (isConnected: boolean) => void;
}

/**
 * Follows `GET /events` until `signal` ends it. Not the browser's EventSource, which neither shows that a connection is
 * dead nor takes up a stream where another one ended.
 */
export async function follow(listener: StreamListener, from: string | undefined, signal: AbortSignal) {
  let lastId = from;
  let failures = 0;
  const keep = (event: EventSourceMessage) => {
    lastId = event.id ?? lastId;
    const it = read(event);
    if (it) listener.told(it, lastId);
  };
  while (!signal.aborted) {
    try {
      await readOnce(lastId, keep, signal, () => {
        // Without an id to go on from, what happened meanwhile is not told.
        if (!lastId) listener.told({ type: 'missed' }, undefined);
        failures = 0;
        listener.connected(true);
      });
    } catch {
      failures++;
    }
    if (signal.aborted) return;
    listener.connected(false);
    await pause(PAUSES[Math.min(failures, PAUSES.length - 1)] as number, signal);
  }
}

async function readOnce(
  lastId: string | undefined,
  onEvent: (event: EventSourceMessage) => void,
  signal: AbortSignal,
  onOpen: () => void,
) {
  const silence = new AbortController();
  const headers: Record<string, string> = { Accept: 'text/event-stream' };
  if (lastId) headers['Last-Event-ID'] = lastId;
  const drop = () => silence.abort();
  window.addEventListener('offline', drop);
  let alarm = setTimeout(drop, SILENCE);
  try {
    const response = await sendWithSession(
      new Request('/api/v1/events', { headers, cache: 'no-store', signal: AbortSignal.any([signal, silence.signal]) }),
    );
    if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
    onOpen();
    const parser = createParser({ onEvent });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(drop, SILENCE);
      parser.feed(part.value);
    }
  } finally {
    clearTimeout(alarm);
    window.removeEventListener('offline', drop);
  }
}

function read(event: EventSourceMessage): Told | undefined {
  if (event.event === 'missed') return { type: 'missed' };
  const data = JSON.parse(event.data);
  if (event.event === 'session_expiring') return { type: 'expiring', at: data.expires_at };
  if (event.event === 'presence') return { type: 'presence', change: data };
  if (!HAPPENINGS.includes(event.event as HappeningName)) return undefined;
  return { type: 'happening', happening: { ...data, name: event.event } };
}

function pause(ms: number, signal: AbortSignal) {
  return new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
