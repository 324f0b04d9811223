import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import { renew, repeatWhatRuns } from '@/api/renew';
import { handoffQuery } from '@/features/handoffs/api/get-handoff';
import { HANDOFFS, type Handoff } from '@/features/handoffs/api/list-handoffs';

/** Shows at once what the hub answered, in the list and where it is open. */
export function keepHandoff(queries: QueryClient, handoff: Partial<Handoff> & { id: string }) {
  queries.setQueryData(handoffQuery(handoff.id).queryKey, (it) => it && { ...it, ...handoff });
  queries.setQueriesData<InfiniteData<Schemas['HandoffPage']>>(
    { queryKey: HANDOFFS },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((it) => (it.id === handoff.id ? { ...it, ...handoff } : it)),
        })),
      },
  );
  repeatWhatRuns(queries, { queryKey: HANDOFFS });
}

/** Reads anew what a handoff touches. */
export function renewHandoff(queries: QueryClient, id: string, conversationId?: string) {
  renew(queries, handoffQuery(id));
  renew(queries, { queryKey: HANDOFFS });
  if (conversationId) renew(queries, { queryKey: ['conversation', conversationId] });
}
