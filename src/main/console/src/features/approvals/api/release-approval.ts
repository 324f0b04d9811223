import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { patchQueues } from '@/features/approvals/api/queues';

const NOBODY = { claimed_by_id: undefined, claimed_by_name: undefined, claimed_at: undefined, lease_until: undefined };

/** Gives a draft back to the queue. */
export function useReleaseApproval(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/approvals/{id}/release', { params: { path: { id } } })),
    onSuccess: () => {
      const change = { state: 'PENDING' as const, ...NOBODY };
      queries.setQueryData(approvalQuery(id).queryKey, (it) => it && { ...it, ...change });
      patchQueues(queries, id, change);
    },
  });
}
