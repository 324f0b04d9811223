import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { renew } from '@/api/renew';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { isOpen } from '@/features/approvals/api/patch-approvals';
import { removeFromQueues } from '@/features/approvals/api/queues';

export function useDecideApproval(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['Decision']) =>
      answerOf(api.POST('/approvals/{id}/decision', { params: { path: { id } }, body })),
    onSuccess: (decided) => {
      queries.setQueryData(approvalQuery(id).queryKey, decided);
      if (!isOpen(decided)) removeFromQueues(queries, id);
      renew(queries, { queryKey: ['conversation', decided.conversation_id] });
    },
    onError: () => renew(queries, approvalQuery(id)),
  });
}
