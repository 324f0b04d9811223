import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { keepHandoff, renewHandoff } from '@/features/handoffs/api/keep-handoff';

/** Gives a conversation back to the queue. */
export function useReturnHandoff(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ReturnHandoff']) => answerOf(api.POST('/handoffs/{id}/return', { params: { path: { id } }, body })),
    onSuccess: (handoff) => {
      keepHandoff(queries, handoff);
      renewHandoff(queries, id, handoff.conversation_id);
    },
  });
}
