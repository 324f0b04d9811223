import { expect, it } from 'vitest';
import type { Message } from '../api/shapes';
import { countOf, createOutbox, recognised, unseen, type Outgoing } from './outbox';
import { openShelf } from './shelf';
import { EMPTY, type ShownMessage } from './thread';

const stored = (id: string, text: string): Message => ({ id, author: 'CUSTOMER', text, created_at: '2026-03-02T10:00:00Z', sources: [] });

const written = (text: string, known?: number): Omit<Outgoing, 'key' | 'at'> => ({ text, attachments: [], known });
const outgoing = (key: string, it: Omit<Outgoing, 'key' | 'at'>): Outgoing => ({ ...it, key, at: '2026-03-02T10:00:00Z' });

/** As the hub tells one after the other. */
const heard = (messages: Message[], out: Outgoing[], before: ShownMessage[] = []) =>
  messages.reduce((shown, it) => [...shown, recognised(it, shown, out)], before);

function shared() {
  const storage = fakeStorage();
  return [createOutbox(openShelf('serai:', storage)), createOutbox(openShelf('serai:', storage))] as const;
}

it('what is written is sent in order, under a key of its own, by whatever tab', () => {
  const [one, other] = shared();
  one.add(written('first'));
  one.add(written('second'));
  expect(other.list().map((slot) => slot.it.text)).toEqual(['first', 'second']);
  expect(new Set(other.list().map((slot) => slot.it.key)).size).toBe(2);
  expect(other.list().every((slot) => /^[A-Za-z0-9_-]{16,128}$/.test(slot.it.key))).toBe(true);
});

it('tabs that write at the same time lose nothing of each other', () => {
  const [one, other] = shared();
  one.add(written('here'));
  other.add(written('there'));
  expect(one.list()).toHaveLength(2);
});

it('what was sent is not sent again, and goes when the hub tells of it', () => {
  const [one] = shared();
  one.add(written('hello'));
  const slot = one.next();
  if (!slot) throw new Error('There is nothing to send');
  one.sent(slot, 'm1');
  expect(one.next()).toBeUndefined();
  expect(one.list()).toHaveLength(1);
  one.settle([stored('m1', 'hello')]);
  expect(one.list()).toEqual([]);
});

it('a message is on screen once, whichever of stream and answer comes first, and keeps its key', () => {
  const out = outgoing('k', written('hi', 0));
  expect(unseen([out], [])).toHaveLength(1);
  const streamed = heard([stored('m1', 'hi')], [out]);
  expect(streamed[0]?.key).toBe('k');
  expect(unseen([out], streamed)).toEqual([]);

  const sent = { ...out, sentAs: 'm1' };
  expect(unseen([sent], [])).toHaveLength(1);
  expect(heard([stored('m1', 'hi')], [sent])[0]?.key).toBe('k');
  expect(unseen([sent], [stored('m1', 'hi')])).toEqual([]);
});

it('the same words said twice are two messages', () => {
  const before = [stored('m0', 'hi')];
  const thread = { ...EMPTY, messages: before, isLoaded: true };
  const first = outgoing('k1', written('hi', countOf('hi', thread, [], false)));
  const second = outgoing('k2', written('hi', countOf('hi', thread, [first], false)));
  const both = [first, second];
  expect(unseen(both, before)).toHaveLength(2);
  expect(unseen(both, heard([stored('m1', 'hi')], both, before))).toEqual([second]);
  expect(unseen(both, heard([stored('m1', 'hi'), stored('m2', 'hi')], both, before))).toEqual([]);
});

it('a page that has not heard yet what was said does not take it for what was just written', () => {
  const out = outgoing('k', written('hi', countOf('hi', EMPTY, [], false)));
  expect(unseen([out], heard([stored('m0', 'hi')], [out]))).toEqual([out]);
  expect(unseen([{ ...out, sentAs: 'm1' }], heard([stored('m0', 'hi'), stored('m1', 'hi')], [{ ...out, sentAs: 'm1' }]))).toEqual([]);
});

it('a message keeps the files that it was written with', () => {
  const attachments = [{ id: 'f', name: 'label.png', size: 1 }];
  const files = (it: Outgoing) => recognised(stored('m1', 'Here'), [], [it]).attachments;
  expect(files(outgoing('k', { ...written('Here', 0), attachments }))).toEqual(attachments);
  expect(files(outgoing('k', { ...written('x'), attachments, sentAs: 'm1' }))).toEqual(attachments);
  expect(files(outgoing('k', { ...written('Here'), attachments, sentAs: 'm2' }))).toBeUndefined();
});

it('a message belongs to the conversation that it was written in', () => {
  const [one] = shared();
  const to = { id: 'a', token: 't' };
  one.add({ ...written('to a'), to });
  one.add(written('to none yet'));
  expect(one.of('a').map((it) => it.text)).toEqual(['to a', 'to none yet']);
  expect(one.of('b').map((it) => it.text)).toEqual(['to none yet']);
  expect(one.takeBack((it) => !it.to)).toEqual(['to none yet']);
  expect(one.next()?.it).toMatchObject({ text: 'to a', to });

  const slot = one.next();
  if (slot) one.sent(slot, 'm1');
  one.forgetSentElsewhere('a');
  expect(one.list()).toHaveLength(1);
  one.forgetSentElsewhere('b');
  expect(one.list()).toEqual([]);
});

it('who signs out leaves nothing, and others keep theirs', () => {
  const storage = fakeStorage();
  const shelf = openShelf('serai:mina:', storage);
  shelf.set('draft', 'hello');
  openShelf('serai:', storage).set('draft', 'hi');
  shelf.clear();
  expect([storage.length, storage.getItem('serai:draft')]).toEqual([1, '"hi"']);
});

it('a browser that keeps nothing still keeps it while the page stays', () => {
  const full = fakeStorage();
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const outbox = createOutbox(openShelf('serai:', full));
  outbox.add(written('hello'));
  expect(outbox.next()?.it.text).toBe('hello');
});

function fakeStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
