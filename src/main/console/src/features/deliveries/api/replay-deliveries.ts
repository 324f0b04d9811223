import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

type State = 'DEAD' | 'UNKNOWN' | 'BOUNCED';

/** Sends all messages of a state again. */
export function useReplayDeliveries() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (state: State) => answerOf(api.POST('/deliveries/replay', { params: { query: { state } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}
