// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useWriting } from '@/hooks/use-writing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('ends some seconds after the last key, and at once when that is said', () => {
  const { result } = renderHook(() => useWriting<'typing'>());
  const [, write] = result.current;
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  act(() => write('typing'));
  pass(4_000);
  act(() => write('typing'));
  pass(4_000);
  expect(result.current[0]).toBe('typing');
  pass(1_000);
  expect(result.current[0]).toBeUndefined();
  act(() => write('typing'));
  act(() => write(undefined));
  expect(result.current[0]).toBeUndefined();
});
