// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useArrivalEvents } from '@/features/arrivals/api/use-arrival-events';
import { useDeliveryEvents } from '@/features/deliveries/api/use-delivery-events';
import type { HappeningName, Told } from '@/live/happening';
import { live } from '@/live/live';

let tell: ((it: Told) => void)[] = [];
const happens = (name: HappeningName) => tell.forEach((it) => it({ type: 'happening', happening: { name, at: '2026-01-01T00:00:00Z' } }));

beforeEach(() => {
  tell = [];
  vi.useFakeTimers();
  vi.spyOn(live, 'listen').mockImplementation((it) => {
    tell.push(it);
    return () => undefined;
  });
});
afterEach(() => void vi.useRealTimers());

function listening() {
  const queries = new QueryClient();
  queries.setQueryData(['deliveries', 'DEAD'], []);
  queries.setQueryData(['arrivals'], []);
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  renderHook(
    () => {
      useDeliveryEvents();
      useArrivalEvents();
    },
    { wrapper },
  );
  return (key: unknown[]) => queries.getQueryState(key)?.isInvalidated;
}

it.each(['delivery-died', 'delivery-bounced', 'delivery-unclear', 'delivery-replayed'] as const)('%s renews the dead letters', (name) => {
  const isOld = listening();
  happens(name);
  vi.advanceTimersByTime(2_000);
  expect(isOld(['deliveries', 'DEAD'])).toBe(true);
  expect(isOld(['arrivals'])).toBe(false);
});

it.each(['arrival-failed', 'arrival-replayed'] as const)('%s renews what was not understood', (name) => {
  const isOld = listening();
  happens(name);
  vi.advanceTimersByTime(2_000);
  expect(isOld(['arrivals'])).toBe(true);
  expect(isOld(['deliveries', 'DEAD'])).toBe(false);
});
