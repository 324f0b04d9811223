import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { renewHandoff } from '@/features/handoffs/api/keep-handoff';
import { useOnceKey } from '@/hooks/use-once-key';

export function useEscalateConversation(conversationId: string) {
  const queries = useQueryClient();
  const once = useOnceKey();
  return useMutation({
    mutationFn: (body: Schemas['Escalate']) => {
      const params = { path: { id: conversationId }, header: { 'Idempotency-Key': once.for(body) } };
      return answerOf(api.POST('/conversations/{id}/handoffs', { params, body }));
    },
    onSuccess: (handoff) => {
      once.done();
      renewHandoff(queries, handoff.id, conversationId);
    },
  });
}
