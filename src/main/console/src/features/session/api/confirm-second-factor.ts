import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { sessionQuery } from '@/features/session/api/get-session';

/** From then on signing in needs a code too. */
export function useConfirmSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SayCode']) => answerOf(api.PUT('/session/second-factor', { body })),
    onSuccess: () => queries.invalidateQueries(sessionQuery),
    gcTime: 0,
  });
}
