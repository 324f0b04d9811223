import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { notesQuery } from '@/features/conversations/api/list-notes';
import { useOnceKey } from '@/hooks/use-once-key';

export function useWriteNote(conversationId: string) {
  const queries = useQueryClient();
  const once = useOnceKey();
  return useMutation({
    mutationFn: (body: Schemas['WriteNote']) => {
      const params = { path: { id: conversationId }, header: { 'Idempotency-Key': once.for(body) } };
      return answerOf(api.POST('/conversations/{id}/notes', { params, body }));
    },
    onSuccess: (note) => {
      once.done();
      queries.setQueryData(notesQuery(conversationId).queryKey, (it) => it && [...it.filter((other) => other.id !== note.id), note]);
    },
  });
}
