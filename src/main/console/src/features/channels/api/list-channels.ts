import { useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type Channel = Schemas['Channel'];

const RENEWED_EVERY = 30_000;

/** How channels are changes without an event, so it is asked for now and then. */
export function useChannels({ live = false } = {}) {
  return useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => answerOf(api.GET('/channels', { signal })),
    select: (page) => page.items,
    refetchInterval: live && RENEWED_EVERY,
  });
}
