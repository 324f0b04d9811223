import { expect, it } from 'vitest';
import type { Message } from '../api/shapes';
import { countOf, createOutbox, unseen, withFiles, type Outgoing } from './outbox';
import { openShelf } from './shelf';

const stored = (id: string, text: string): Message => ({ id, author: 'CUSTOMER', text, created_at: '2026-03-02T10:00:00Z', sources: [] });

const written = (text: string, known = 0): Omit<Outgoing, 'key'> => ({ text, attachments: [], known });

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

it('a message is on screen once, whichever of stream and answer comes first', () => {
  const [one] = shared();
  one.add(written('hi'));
  const [slot] = one.list();
  if (!slot) throw new Error('There is nothing');
  expect(unseen([slot.it], [])).toHaveLength(1);
  expect(unseen([slot.it], [stored('m1', 'hi')])).toEqual([]);
  const sent = { ...slot.it, sentAs: 'm1' };
  expect(unseen([sent], [])).toHaveLength(1);
  expect(unseen([sent], [stored('m1', 'hi')])).toEqual([]);
});

it('the same words said twice are two messages', () => {
  const before = [stored('m0', 'hi')];
  const first = { ...written('hi', countOf('hi', before, [])), key: 'k1' };
  const second = { ...written('hi', countOf('hi', before, [first])), key: 'k2' };
  expect(unseen([first, second], before)).toHaveLength(2);
  expect(unseen([first, second], [...before, stored('m1', 'hi')])).toEqual([second]);
  expect(unseen([first, second], [...before, stored('m1', 'hi'), stored('m2', 'hi')])).toEqual([]);
});

it('a message keeps the files that it was written with', () => {
  const attachments = [{ id: 'f', name: 'label.png', size: 1 }];
  const told = { name: 'message', data: { id: 'm1', author: 'CUSTOMER', text: 'Here' } };
  expect(withFiles(told, [{ ...written('Here'), attachments, key: 'k' }]).data['attachments']).toEqual(attachments);
  expect(withFiles(told, [{ ...written('x'), attachments, key: 'k', sentAs: 'm1' }]).data['attachments']).toEqual(attachments);
  expect(withFiles(told, [{ ...written('Here'), attachments, key: 'k', sentAs: 'm2' }])).toBe(told);
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
