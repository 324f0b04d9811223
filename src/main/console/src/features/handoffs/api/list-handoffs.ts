import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';
import { LEASES_RENEWED_EVERY } from '@/lib/lease';

export type Handoff = Schemas['Handoff'];

export interface HandoffFilter {
  channel_id?: string;
  holder?: string;
  for?: Schemas['HandoffAudience'];
  /** The newest first. */
  unread?: boolean;
}

/** What the keys of all lists of handoffs begin with; then comes the filter. */
export const HANDOFFS = ['handoffs', 'open'];

export const handoffsQuery = (filter: HandoffFilter) =>
  infiniteQueryOptions({
    queryKey: [...HANDOFFS, filter],
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/handoffs/open', { params: { query: { ...filter, cursor: pageParam, limit: 100 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export function useHandoffs(filter: HandoffFilter = {}) {
  const query = useInfiniteQuery({ ...handoffsQuery(filter), refetchInterval: filter.holder ? LEASES_RENEWED_EVERY : false });
  const handoffs = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { ...query, handoffs };
}
