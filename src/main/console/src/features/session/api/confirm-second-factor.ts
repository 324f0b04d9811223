import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { sessionQuery } from '@/features/session/api/get-session';

export const CONFIRMING = ['confirm-second-factor'];

/** From then on signing in needs a code too. */
export function useConfirmSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: CONFIRMING,
    mutationFn: (body: Schemas['SayCode']) => answerOf(api.PUT('/session/second-factor', { body })),
    onSuccess: () => void queries.invalidateQueries(sessionQuery),
    gcTime: 0,
  });
}
