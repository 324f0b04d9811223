import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { useOnceKey } from '@/hooks/use-once-key';

export function useCreateSavedView() {
  const queries = useQueryClient();
  const once = useOnceKey();
  return useMutation({
    mutationFn: (body: Schemas['WriteSavedView']) =>
      answerOf(api.POST('/saved-views', { params: { header: { 'Idempotency-Key': once.for(body) } }, body })),
    onSuccess: () => {
      once.done();
      return queries.invalidateQueries({ queryKey: ['saved-views'] });
    },
  });
}
