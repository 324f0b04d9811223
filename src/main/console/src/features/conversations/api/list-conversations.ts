import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';
import type { operations } from '@/api/contract';
import { LEASES_RENEWED_EVERY } from '@/lib/lease';

export type ConversationSummary = Schemas['ConversationSummary'];
export type ConversationFilter = Pick<
  NonNullable<operations['listConversations']['parameters']['query']>,
  'status' | 'channel_id' | 'holder' | 'q'
>;

export const conversationsQuery = (filter: ConversationFilter) =>
  infiniteQueryOptions({
    queryKey: ['conversations', filter],
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/conversations', { params: { query: { ...filter, cursor: pageParam, limit: 100 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export function useConversations(filter: ConversationFilter) {
  const query = useInfiniteQuery({ ...conversationsQuery(filter), refetchInterval: filter.holder ? LEASES_RENEWED_EVERY : false });
  const conversations = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { ...query, conversations };
}
