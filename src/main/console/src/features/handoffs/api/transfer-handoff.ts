import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { keepHandoff, renewHandoff } from '@/features/handoffs/api/keep-handoff';

/** Gives a conversation to a colleague. */
export function useTransferHandoff(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['TransferHandoff']) => answerOf(api.POST('/handoffs/{id}/transfer', { params: { path: { id } }, body })),
    onSuccess: (handoff) => {
      keepHandoff(queries, handoff);
      renewHandoff(queries, id, handoff.conversation_id);
    },
  });
}
