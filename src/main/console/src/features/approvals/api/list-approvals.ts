import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';
import { LEASES_RENEWED_EVERY } from '@/lib/lease';

export type ApprovalSummary = Schemas['ApprovalSummary'];

export interface ApprovalFilter {
  channel_id?: string;
  /** The id of an account, or `nobody`. */
  holder?: string;
  topic?: string;
  reason?: string;
}

/** What the keys of all lists of drafts begin with; then comes the filter. */
export const QUEUES = ['approvals', 'pending'];

export const approvalsQuery = (filter: ApprovalFilter) =>
  infiniteQueryOptions({
    queryKey: [...QUEUES, filter],
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/approvals/pending', { params: { query: { ...filter, cursor: pageParam, limit: 200 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export function useApprovals(filter: ApprovalFilter) {
  const query = useInfiniteQuery({ ...approvalsQuery(filter), refetchInterval: filter.holder ? LEASES_RENEWED_EVERY : false });
  const approvals = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { ...query, approvals };
}
