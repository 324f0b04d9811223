// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useNeighbours } from '@/hooks/use-neighbours';

const list = (ids: string) => [...ids].map((id) => ({ id }));
interface Shown {
  name: string;
  ids: string;
  chosen?: string;
}
const show = (first: Shown) => renderHook(({ name, ids, chosen }: Shown) => useNeighbours(name, list(ids), chosen), { initialProps: first });

it('goes from one to the next, from nothing to the first, and nowhere from an end', () => {
  const { result, rerender } = show({ name: '', ids: 'abc' });
  expect(result.current(1)?.id).toBe('a');
  rerender({ name: '', ids: 'abc', chosen: 'b' });
  expect([result.current(-1)?.id, result.current(1)?.id]).toEqual(['a', 'c']);
  rerender({ name: '', ids: 'abc', chosen: 'c' });
  expect(result.current(1)).toBeUndefined();
});

it('goes on from where the chosen one was when it has left the list', () => {
  const { result, rerender } = show({ name: 'nobody', ids: 'abcd', chosen: 'c' });
  rerender({ name: 'nobody', ids: 'abd', chosen: 'c' });
  expect([result.current(-1)?.id, result.current(1)?.id]).toEqual(['b', 'd']);
});

it('goes to the last when the chosen one was the last', () => {
  const { result, rerender } = show({ name: 'nobody', ids: 'ab', chosen: 'b' });
  rerender({ name: 'nobody', ids: 'a', chosen: 'b' });
  expect(result.current(1)?.id).toBe('a');
});

it('begins anew in another list', () => {
  const { result, rerender } = show({ name: 'nobody', ids: 'abcd', chosen: 'c' });
  rerender({ name: 'me', ids: 'xyz', chosen: 'c' });
  expect(result.current(1)?.id).toBe('x');
});
