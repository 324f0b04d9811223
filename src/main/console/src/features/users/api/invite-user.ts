import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export function useInviteUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['InviteUser']) => answerOf(api.POST('/users', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
}
