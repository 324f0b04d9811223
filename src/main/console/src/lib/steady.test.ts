import { describe, expect, it } from 'vitest';
import { steady } from '@/lib/steady';

const list = (ids: string) => [...ids].map((id) => ({ id }));
const shown = (held: string, now: string) => {
  const { rows, waiting } = steady(list(held), list(now));
  return `${rows.map((it) => (it.isGone ? `(${it.item.id})` : it.item.id)).join('')} +${waiting}`;
};

describe('a list under the pointer', () => {
  it('keeps what left in its place', () => expect(shown('abc', 'ac')).toBe('a(b)c +0'));
  it('lets what is new wait, but for what comes after its end', () => expect(shown('abc', 'xaybcz')).toBe('abcz +2'));
  it('does not follow a new order', () => expect(shown('abc', 'cab')).toBe('abc +0'));
  it('fills up when it was empty', () => expect(shown('', 'ab')).toBe('ab +0'));
});
