// @vitest-environment jsdom
import { act, cleanup, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useHeartbeat } from '@/hooks/use-heartbeat';
import { attendance } from '@/lib/attendance';

const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
const pass = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * MINUTE));
const touch = () => fireEvent.keyDown(document.body, { key: 'x' });
const beat = vi.fn();
const hold = (isMine = true, until = inMinutes(5)) =>
  renderHook(({ mine }) => useHeartbeat(mine, until, beat), { initialProps: { mine: isMine } });

beforeEach(() => {
  vi.useFakeTimers();
  attendance.start();
  beat.mockClear();
  touch();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('keeps what somebody works on', () => {
  hold();
  for (let minute = 0; minute < 20; minute++) {
    touch();
    pass(1);
  }
  expect(beat).toHaveBeenCalledTimes(10);
});

it('lets a claim end when its owner went away, though the page is in sight', () => {
  hold();
  pass(60);
  expect(document.visibilityState).toBe('visible');
  expect(beat).toHaveBeenCalledTimes(2);
});

it('claims again as soon as its owner is back', () => {
  hold();
  pass(30);
  beat.mockClear();
  touch();
  expect(beat).toHaveBeenCalledTimes(1);
  touch();
  expect(beat).toHaveBeenCalledTimes(1);
});

it('claims at the first touch what was opened with little of its lease left', () => {
  hold(true, inMinutes(1));
  touch();
  expect(beat).toHaveBeenCalledTimes(1);
});

it('leaves alone what is not mine, or no longer', () => {
  const { rerender } = hold(false, inMinutes(1));
  touch();
  pass(4);
  expect(beat).not.toHaveBeenCalled();
  rerender({ mine: true });
  touch();
  pass(2);
  rerender({ mine: false });
  beat.mockClear();
  touch();
  pass(4);
  expect(beat).not.toHaveBeenCalled();
});
