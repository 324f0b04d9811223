import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { renew } from '@/api/renew';
import { keepHandoff, renewHandoff } from '@/features/handoffs/api/keep-handoff';

/** Takes a conversation over, or keeps one's own hold of it. */
export function useClaimHandoff() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/handoffs/{id}/claim', { params: { path: { id } } })),
    onSuccess: (handoff) => {
      keepHandoff(queries, { ...handoff, unread: false });
      renew(queries, { queryKey: ['conversation', handoff.conversation_id] });
    },
    onError: (_failure, id) => renewHandoff(queries, id),
  });
}
