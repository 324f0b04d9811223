import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { approvalsQuery } from '@/features/approvals/api/list-approvals';
import { insertApproval } from '@/features/approvals/api/patch-approvals';

/** Takes a decision back before it is carried out. */
export function useUndoDecision(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/approvals/{id}/undo', { params: { path: { id } } })),
    onSuccess: (approval) => {
      queries.setQueryData(approvalQuery(id).queryKey, approval);
      queries.setQueryData(approvalsQuery.queryKey, (it) => insertApproval(it, approval));
    },
  });
}
