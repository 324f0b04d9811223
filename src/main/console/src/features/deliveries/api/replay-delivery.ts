import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** Sends a message again. */
export function useReplayDelivery() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/deliveries/{id}/replay', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}
