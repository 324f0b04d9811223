import type { QueryClient } from '@tanstack/react-query';
import { handoffQuery } from '@/features/handoffs/api/get-handoff';
import { type Handoff, handoffsQuery } from '@/features/handoffs/api/list-handoffs';

/** Shows at once what the hub answered, in the list and where it is open. */
export function keepHandoff(queries: QueryClient, handoff: Partial<Handoff> & { id: string }) {
  queries.setQueryData(handoffQuery(handoff.id).queryKey, (it) => it && { ...it, ...handoff });
  queries.setQueryData(
    handoffsQuery.queryKey,
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((it) => (it.id === handoff.id ? { ...it, ...handoff } : it)),
        })),
      },
  );
}

/** Reads anew what a handoff touches. */
export function renewHandoff(queries: QueryClient, id: string, conversationId?: string) {
  void queries.invalidateQueries(handoffQuery(id));
  void queries.invalidateQueries(handoffsQuery);
  if (conversationId) void queries.invalidateQueries({ queryKey: ['conversation', conversationId] });
}
