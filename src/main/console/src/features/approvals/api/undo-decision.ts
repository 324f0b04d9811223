import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { insertIntoQueues } from '@/features/approvals/api/queues';

/** Takes a decision back before it is carried out. */
export function useUndoDecision(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/approvals/{id}/undo', { params: { path: { id } } })),
    onSuccess: (approval) => {
      queries.setQueryData(approvalQuery(id).queryKey, approval);
      insertIntoQueues(queries, approval);
    },
  });
}
