import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isHeld, untilLeaseEnds } from '@/lib/lease';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString();

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

it('asks for a claimed draft once its lease should be over, and not again and again afterwards', () => {
  expect(untilLeaseEnds({ state: 'CLAIMED', lease_until: inSeconds(60) })).toBe(61_000);
  expect(untilLeaseEnds({ state: 'CLAIMED', lease_until: inSeconds(-1) })).toBe(false);
  expect(untilLeaseEnds({ state: 'PENDING' })).toBe(false);
  expect(untilLeaseEnds(undefined)).toBe(false);
});

it('holds what is claimed until its lease ends', () => {
  expect(isHeld({ state: 'CLAIMED', lease_until: inSeconds(1) })).toBe(true);
  expect(isHeld({ state: 'CLAIMED' })).toBe(true);
  expect(isHeld({ state: 'CLAIMED', lease_until: inSeconds(0) })).toBe(false);
  expect(isHeld({ state: 'PENDING' })).toBe(false);
});
