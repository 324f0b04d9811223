import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';

export type Handoff = Schemas['Handoff'];

export const handoffsQuery = infiniteQueryOptions({
  queryKey: ['handoffs', 'open'],
  queryFn: ({ pageParam, signal }) =>
    answerOf(api.GET('/handoffs/open', { params: { query: { cursor: pageParam, limit: 100 } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor,
});

export function useHandoffs() {
  const query = useInfiniteQuery(handoffsQuery);
  const handoffs = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { ...query, handoffs };
}
