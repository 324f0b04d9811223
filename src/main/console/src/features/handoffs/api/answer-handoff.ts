import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { keepHandoff, renewHandoff } from '@/features/handoffs/api/keep-handoff';
import { useOnceKey } from '@/hooks/use-once-key';

export function useAnswerHandoff(id: string) {
  const queries = useQueryClient();
  const once = useOnceKey();
  return useMutation({
    mutationFn: (body: Schemas['HandoffAnswer']) => {
      const params = { path: { id }, header: { 'Idempotency-Key': once.for(body) } };
      return answerOf(api.POST('/handoffs/{id}/answer', { params, body }));
    },
    onSuccess: (handoff) => {
      once.done();
      keepHandoff(queries, handoff);
      renewHandoff(queries, id, handoff.conversation_id);
    },
    onError: () => renewHandoff(queries, id),
  });
}
