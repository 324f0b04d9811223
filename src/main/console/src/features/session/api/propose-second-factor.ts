import { useMutation } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

/** Begins to have a second factor; it counts once it is confirmed. */
export function useProposeSecondFactor() {
  return useMutation({
    mutationFn: (body: Schemas['SayPassword']) => answerOf(api.POST('/session/second-factor', { body })),
    // The secret is shown once and kept nowhere.
    gcTime: 0,
  });
}
