// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { approvalsQuery } from '@/features/approvals/api/list-approvals';
import { useApprovalEvents } from '@/features/approvals/api/use-approval-events';
import type { HappeningName, Told } from '@/live/happening';
import { live } from '@/live/live';

vi.hoisted(() => {
  // A page's requests have no host; and Node's know no signals of a page.
  const Known = Request;
  vi.stubGlobal(
    'Request',
    class extends Known {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(typeof input === 'string' ? new URL(input, 'http://hub.test') : input, { ...init, signal: undefined });
      }
    },
  );
});

const QUEUE = approvalsQuery({}).queryKey;
const draft = { id: '1', state: 'PENDING', due_at: '2026-01-01T00:00:00Z', priority: 0 };

let tell: (it: Told) => void;
let queries: QueryClient;
/** What is asked, and not answered yet. */
let asked: ((answer: Response) => void)[];
const happens = (name: HappeningName) => tell({ type: 'happening', happening: { name, at: '2026-01-01T00:00:00Z', approval_id: '1' } });
const listed = () => queries.getQueryData(QUEUE)?.pages[0]?.items.map((it) => it.id);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal('fetch', () => new Promise((answer) => asked.push(answer)));
  vi.spyOn(live, 'listen').mockImplementation((it) => {
    tell = it;
    return () => undefined;
  });
  queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queries.setQueryData(QUEUE, { pages: [{ items: [] }], pageParams: [undefined] });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  renderHook(() => useApprovalEvents(), { wrapper });
});
afterEach(() => void vi.useRealTimers());

it('a draft that comes is asked for and shown', async () => {
  happens('approval-requested');
  await vi.advanceTimersByTimeAsync(400);
  asked[0]?.(Response.json(draft));
  await vi.advanceTimersByTimeAsync(0);
  expect(listed()).toEqual(['1']);
});

it('a draft that is decided while it is asked for does not come back with the older answer', async () => {
  happens('approval-requested');
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toHaveLength(1);
  happens('approval-decided');
  asked[0]?.(Response.json(draft));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(listed()).toEqual([]);
});
