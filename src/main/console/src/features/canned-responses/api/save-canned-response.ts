import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { useOnceKey } from '@/hooks/use-once-key';

type Body = Schemas['WriteCannedResponse'];

/** Makes one, or changes the one of that id. */
export function useSaveCannedResponse() {
  const queries = useQueryClient();
  const once = useOnceKey();
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body: Body }) =>
      id
        ? answerOf(api.PUT('/canned-responses/{id}', { params: { path: { id } }, body }))
        : answerOf(api.POST('/canned-responses', { params: { header: { 'Idempotency-Key': once.for(body) } }, body })),
    onSuccess: () => {
      once.done();
      return queries.invalidateQueries({ queryKey: ['canned-responses'] });
    },
  });
}
