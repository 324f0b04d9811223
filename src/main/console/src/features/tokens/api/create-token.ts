import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

/** Lets a program in. Only this answer has the token. */
export function useCreateToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateToken']) => answerOf(api.POST('/tokens', { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['tokens'] }),
    // The token is shown once and kept nowhere.
    gcTime: 0,
  });
}
