import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';

export type ApprovalSummary = Schemas['ApprovalSummary'];

export const approvalsQuery = infiniteQueryOptions({
  queryKey: ['approvals', 'pending'],
  queryFn: ({ pageParam, signal }) =>
    answerOf(api.GET('/approvals/pending', { params: { query: { cursor: pageParam, limit: 200 } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor,
});

export function useApprovals() {
  const query = useInfiniteQuery(approvalsQuery);
  const approvals = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { ...query, approvals };
}
