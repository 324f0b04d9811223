import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { keepHandoff, renewHandoff } from '@/features/handoffs/api/keep-handoff';

/** Finishes without another word to the customer. */
export function useResolveHandoff(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/handoffs/{id}/resolve', { params: { path: { id } } })),
    onSuccess: (handoff) => {
      keepHandoff(queries, handoff);
      renewHandoff(queries, id, handoff.conversation_id);
    },
  });
}
