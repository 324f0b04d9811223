import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { untilLeaseEnds } from '@/lib/lease';

export type HandoffDetail = Schemas['HandoffDetail'];

export const handoffQuery = (id: string) =>
  queryOptions({
    queryKey: ['handoff', id],
    queryFn: ({ signal }) => answerOf(api.GET('/handoffs/{id}', { params: { path: { id } }, signal })),
  });

/** @param id undefined where there is none */
export function useHandoff(id: string | undefined) {
  const query = handoffQuery(id ?? '');
  return useQuery({ ...query, queryFn: id ? query.queryFn : skipToken, refetchInterval: ({ state }) => untilLeaseEnds(state.data) });
}
