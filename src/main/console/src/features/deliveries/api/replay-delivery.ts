import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** Sends a message again. */
export function useReplayDelivery() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/deliveries/{id}/replay', { params: { path: { id } } })),
    onSettled: (_delivery, _failure, id) => {
      void queries.invalidateQueries({ queryKey: ['delivery', id] });
      return queries.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
}
