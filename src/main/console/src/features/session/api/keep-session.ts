import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

export function useKeepSession() {
  return useMutation({ mutationFn: () => answerOf(api.POST('/session/activity')) });
}
