import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** Reads something that could not be understood once more. */
export function useReplayArrival() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/inbox/{id}/replay', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['arrivals'] }),
  });
}
