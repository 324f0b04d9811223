import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { QUEUES } from '@/features/approvals/api/list-approvals';

/** The hub takes so many at once. */
const AT_ONCE = 50;

/** Gives back, rejects or hands off several drafts; each by itself. */
export function useDecideApprovals() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas['BulkDecision']) => {
      const items: Schemas['BulkOutcome']['items'] = [];
      for (let from = 0; from < body.ids.length; from += AT_ONCE) {
        const ids = body.ids.slice(from, from + AT_ONCE);
        items.push(...(await answerOf(api.POST('/approvals/bulk', { body: { ...body, ids } }))).items);
      }
      return { items };
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['approval'] });
      return queries.invalidateQueries({ queryKey: QUEUES });
    },
  });
}
