import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { sessionQuery } from '@/features/session/api/get-session';

export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangePassword']) => answerOf(api.PUT('/session/password', { body })),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  });
}
