import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { QUEUES } from '@/features/approvals/api/list-approvals';

/** Gives back, rejects or hands off several drafts; each by itself. */
export function useDecideApprovals() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['BulkDecision']) => answerOf(api.POST('/approvals/bulk', { body })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['approval'] });
      return queries.invalidateQueries({ queryKey: QUEUES });
    },
  });
}
