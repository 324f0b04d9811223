import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { QUEUES } from '@/features/approvals/api/list-approvals';

/** The hub takes so many at once. */
const AT_ONCE = 50;

interface Decided {
  items: Schemas['BulkOutcome']['items'];
  /** What kept those after them from being asked for. */
  trouble?: unknown;
}

/** Gives back, rejects or hands off several drafts; each by itself. Fails when none could be asked for. */
export function useDecideApprovals() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas['BulkDecision']): Promise<Decided> => {
      const items: Decided['items'] = [];
      for (let from = 0; from < body.ids.length; from += AT_ONCE) {
        const ids = body.ids.slice(from, from + AT_ONCE);
        try {
          items.push(...(await answerOf(api.POST('/approvals/bulk', { body: { ...body, ids } }))).items);
        } catch (trouble) {
          if (from === 0) throw trouble;
          return { items, trouble };
        }
      }
      return { items };
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['approval'] });
      return queries.invalidateQueries({ queryKey: QUEUES });
    },
  });
}
