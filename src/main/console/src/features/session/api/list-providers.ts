import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** Where people may sign in besides here: known before anybody is signed in. */
export function useProviders() {
  return useQuery({
    queryKey: ['session', 'providers'],
    queryFn: ({ signal }) => answerOf(api.GET('/session/providers', { signal })),
    select: (list) => list.items,
    staleTime: Infinity,
  });
}
