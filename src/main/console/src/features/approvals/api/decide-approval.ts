import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { approvalsQuery } from '@/features/approvals/api/list-approvals';
import { isOpen, removeApproval } from '@/features/approvals/api/patch-approvals';

export function useDecideApproval(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['Decision']) =>
      answerOf(api.POST('/approvals/{id}/decision', { params: { path: { id } }, body })),
    onSuccess: (decided) => {
      queries.setQueryData(approvalQuery(id).queryKey, decided);
      if (!isOpen(decided)) queries.setQueryData(approvalsQuery.queryKey, (it) => removeApproval(it, id));
      void queries.invalidateQueries({ queryKey: ['conversation', decided.conversation_id] });
    },
    onError: () => queries.invalidateQueries(approvalQuery(id)),
  });
}
