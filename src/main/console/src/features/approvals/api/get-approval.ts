import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { untilLeaseEnds } from '@/lib/lease';

export type ApprovalDetail = Schemas['ApprovalDetail'];

export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approval', id],
    queryFn: ({ signal }) => answerOf(api.GET('/approvals/{id}', { params: { path: { id } }, signal })),
  });

export function useApproval(id: string) {
  return useQuery({ ...approvalQuery(id), refetchInterval: (query) => untilLeaseEnds(query.state.data) });
}
