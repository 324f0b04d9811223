import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hubNow, learnHubTime } from '@/lib/hub-clock';
import { isHeld, untilLeaseEnds } from '@/lib/lease';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000);

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => {
  vi.useRealTimers();
  learnHubTime(new Date().toUTCString());
});

it('is that of this machine until the hub says another', () => {
  learnHubTime(null);
  expect(hubNow()).toBe(NOW);
  learnHubTime(new Date(NOW - 1_000).toUTCString());
  expect(hubNow()).toBe(NOW);
});

it('ends leases by the clock of the hub', () => {
  const claimed = { state: 'CLAIMED', lease_until: inMinutes(5).toISOString() };
  learnHubTime(inMinutes(10).toUTCString());
  expect(isHeld(claimed)).toBe(false);
  learnHubTime(inMinutes(-10).toUTCString());
  expect(isHeld({ state: 'CLAIMED', lease_until: inMinutes(-5).toISOString() })).toBe(true);
  expect(untilLeaseEnds({ state: 'CLAIMED', lease_until: inMinutes(-5).toISOString() })).toBe(5 * 60_000 + 1_000);
});
