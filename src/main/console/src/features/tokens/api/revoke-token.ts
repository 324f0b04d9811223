import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** @param userId whose; undefined for one's own */
export function useRevokeToken(userId?: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(
        userId
          ? api.DELETE('/users/{id}/tokens/{token_id}', { params: { path: { id: userId, token_id: id } } })
          : api.DELETE('/tokens/{id}', { params: { path: { id } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
