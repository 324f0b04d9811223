import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { sessionQuery } from '@/features/session/api/get-session';

/** Signs in by the password alone again. */
export function useRemoveSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['RemoveSecondFactor']) => answerOf(api.POST('/session/second-factor/removal', { body })),
    onSuccess: () => queries.invalidateQueries(sessionQuery),
    gcTime: 0,
  });
}
