import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

export function useSignOut() {
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/session')),
    onSettled: () => window.location.assign('/console/'),
  });
}
