import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { useOnceKey } from '@/hooks/use-once-key';

type Body = Schemas['WriteWebhook'];

/** Makes one, whose answer alone has the secret, or changes the one of that id. */
export function useSaveWebhook() {
  const queries = useQueryClient();
  const once = useOnceKey();
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body: Body }) =>
      id
        ? answerOf(api.PUT('/webhooks/{id}', { params: { path: { id } }, body }))
        : answerOf(api.POST('/webhooks', { params: { header: { 'Idempotency-Key': once.for(body) } }, body })),
    onSuccess: () => {
      once.done();
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
    // The secret is shown once and kept nowhere.
    gcTime: 0,
  });
}
