import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Happening } from '../api/shapes';
import { shareStream } from './shared-stream';

interface Opened {
  from: string;
  heard: (it: Happening) => void;
  connected: (is: boolean) => void;
  beat: () => void;
  signal: AbortSignal;
}

let opened: Opened[] = [];
const ends: (() => void)[] = [];

beforeEach(() => {
  opened = [];
  vi.stubGlobal('navigator', { locks: fakeLocks() });
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.unstubAllGlobals();
});

function tab(name: string) {
  const texts: string[] = [];
  let isConnected: boolean | undefined;
  const end = shareStream<string[]>(
    name,
    (from, follower, signal) => {
      opened.push({ from, ...follower, signal });
      return new Promise((done) => signal.addEventListener('abort', () => done()));
    },
    {
      heard: ({ data }) => texts.push(String(data['text'])),
      connected: (is) => (isConnected = is),
      state: () => texts,
      adopt: (state) => texts.splice(0, texts.length, ...state),
      refused: () => undefined,
    },
  );
  ends.push(end);
  return { texts, end, isConnected: () => isConnected };
}

const say = (id: string, text: string): Happening => ({ id, name: 'message', data: { text } });

it('two tabs follow one stream and hear the same', async () => {
  const [one, other] = [tab('a'), tab('a')];
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.heard(say('1', 'hello'));
  await vi.waitFor(() => expect(other.texts).toEqual(['hello']));
  expect(one.texts).toEqual(['hello']);
  expect(opened).toHaveLength(1);
});

it('a tab that comes later has what was said before', async () => {
  tab('b');
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.connected(true);
  opened[0]?.heard(say('1', 'hello'));
  const late = tab('b');
  await vi.waitFor(() => expect(late.texts).toEqual(['hello']));
  expect(late.isConnected()).toBe(true);
});

it('when the tab that follows goes, another goes on after what it heard last', async () => {
  const first = tab('c');
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  const second = tab('c');
  opened[0]?.heard(say('7', 'hello'));
  await vi.waitFor(() => expect(second.texts).toEqual(['hello']));
  first.end();
  await vi.waitFor(() => expect(opened).toHaveLength(2));
  expect(opened.map((it) => it.from)).toEqual(['0', '7']);
});

it('where locks are refused, each tab follows a stream of its own', async () => {
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } });
  const refused = tab('d');
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.heard(say('1', 'hello'));
  expect(refused.texts).toEqual(['hello']);
});

it('where a channel is refused, each tab follows a stream of its own', async () => {
  vi.stubGlobal('BroadcastChannel', function refuse() {
    throw new DOMException('no', 'SecurityError');
  });
  tab('e');
  tab('e');
  await vi.waitFor(() => expect(opened).toHaveLength(2));
});

it('a tab that is looked at and hears nothing takes over from one that sleeps, which asks what it missed', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  try {
    const sleeper = tab('f');
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    opened[0]?.heard(say('1', 'before'));
    vi.stubGlobal('document', { visibilityState: 'hidden' });
    const late = tab('f');
    await vi.waitFor(() => expect(late.texts).toEqual(['before']));
    vi.advanceTimersByTime(40_000);
    opened[0]?.beat();
    await new Promise((done) => setTimeout(done, 20));
    vi.stubGlobal('document', { visibilityState: 'visible' });
    vi.advanceTimersByTime(40_000);
    expect(opened).toHaveLength(1);

    vi.advanceTimersByTime(10_000);
    await vi.waitFor(() => expect(opened).toHaveLength(2));
    expect(opened[1]?.from).toBe('1');
    expect(opened[0]?.signal.aborted).toBe(true);
    opened[1]?.heard(say('2', 'after'));
    await vi.waitFor(() => expect(sleeper.texts).toEqual(['before', 'after']));
  } finally {
    vi.useRealTimers();
  }
});

/** As the Web Locks API grants them: one after the other, and whose lock is stolen is told. */
function fakeLocks() {
  const tails = new Map<string, Promise<unknown>>();
  const thefts = new Map<string, (trouble: Error) => void>();
  return {
    request(name: string, { signal, steal }: { signal?: AbortSignal; steal?: boolean }, work: () => Promise<unknown>) {
      if (steal) thefts.get(name)?.(new DOMException('stolen', 'AbortError'));
      const before = steal ? Promise.resolve() : (tails.get(name) ?? Promise.resolve());
      const turn = before.then(() => {
        if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
        const stolen = new Promise((_, fail) => thefts.set(name, fail));
        return Promise.race([work(), stolen]);
      });
      tails.set(name, turn.catch(() => undefined));
      return turn;
    },
  };
}
