import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** Whether the address is somebody's here shows in nothing. */
export function useRequestPasswordReset() {
  return useMutation({ mutationFn: (email: string) => answerOf(api.POST('/password-resets', { body: { email } })) });
}
