// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useClaimApproval } from '@/features/approvals/api/claim-approval';
import { type ApprovalDetail, approvalQuery } from '@/features/approvals/api/get-approval';
import { approvalsQuery } from '@/features/approvals/api/list-approvals';

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

const ME = { account_id: 'mina', name: 'Mina' };
const SOON = new Date(Date.now() + 300_000).toISOString();
const LONG_AGO = '2026-01-01T00:00:00Z';
const QUEUE = approvalsQuery({}).queryKey;

/** Claimed once by somebody whose lease ran out. */
const draft = { id: '1', state: 'CLAIMED', claimed_by_id: 'jonas', lease_until: LONG_AGO, due_at: LONG_AGO, priority: 0 } as ApprovalDetail;

let queries: QueryClient;
beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queries.setQueryData(approvalQuery('1').queryKey, draft);
  queries.setQueryData(QUEUE, { pages: [{ items: [draft] }], pageParams: [undefined] });
});

const answering = (answers: Record<string, [number, unknown]>) =>
  vi.stubGlobal('fetch', async (request: Request) => {
    const [status, body] = answers[`${request.method} ${new URL(request.url).pathname}`] ?? [404, {}];
    return Response.json(body, { status });
  });

const claim = () => {
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useClaimApproval('1', ME), { wrapper });
  return act(() => result.current.mutateAsync().catch(() => undefined));
};
const listed = () => queries.getQueryData(QUEUE)?.pages[0]?.items[0];

it('a claim holds until the end that the hub names', async () => {
  answering({ 'POST /api/v1/approvals/1/claim': [200, { approval_id: '1', lease_until: SOON }] });
  await claim();
  expect(queries.getQueryData(approvalQuery('1').queryKey)).toMatchObject({ claimed_by_id: 'mina', lease_until: SOON });
  expect(listed()).toMatchObject({ claimed_by_id: 'mina', lease_until: SOON });
});

it('who loses a claim sees at once who has it, and then until when', async () => {
  const winner = { claimed_by_id: 'sofia', claimed_by_name: 'Sofia', claimed_at: LONG_AGO };
  const now = { ...draft, ...winner, lease_until: SOON };
  answering({
    'POST /api/v1/approvals/1/claim': [409, { kind: 'conflict', ...winner }],
    'GET /api/v1/approvals/1': [200, now],
  });
  await claim();
  expect(listed()).toMatchObject(winner);
  await vi.waitFor(() => expect(listed()).toMatchObject({ ...winner, lease_until: SOON }));
});
