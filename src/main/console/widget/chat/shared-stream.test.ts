import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Happening } from '../api/shapes';
import { shareStream } from './shared-stream';

interface Opened {
  from: string;
  heard: (it: Happening) => void;
  connected: (is: boolean) => void;
}

let opened: Opened[] = [];
const ends: (() => void)[] = [];

beforeEach(() => {
  opened = [];
  vi.stubGlobal('navigator', { locks: fakeLocks() });
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
      opened.push({ from, ...follower });
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

/** As the Web Locks API grants them: one after the other. */
function fakeLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request(name: string, { signal }: { signal: AbortSignal }, work: () => Promise<unknown>) {
      const turn = (tails.get(name) ?? Promise.resolve()).then(() => (signal.aborted ? undefined : work()));
      tails.set(name, turn);
      return turn;
    },
  };
}
