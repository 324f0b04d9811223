import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query';

/** Many consoles hear of the same event: they do not ask again all at once. */
const SPREAD = 300;
const waiting = new WeakSet<Query>();

/**
 * Asks again for what has changed. What is being asked for already is asked for once more afterwards: the answer on its
 * way may be from before. It is not broken off, or a busy hub's events would let no answer arrive.
 */
export function renew(queries: QueryClient, filters: QueryFilters) {
  repeatWhatRuns(queries, filters);
  const isIdle = (query: Query) => query.state.fetchStatus !== 'fetching' && (filters.predicate?.(query) ?? true);
  void queries.invalidateQueries({ ...filters, predicate: isIdle });
}

/** For what was changed here: an answer that is on its way may undo that, and is asked for again. */
export function repeatWhatRuns(queries: QueryClient, filters: QueryFilters) {
  const running = queries.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
  running.forEach((query) => repeat(queries, query as Query));
}

function repeat(queries: QueryClient, query: Query) {
  if (waiting.has(query)) return;
  waiting.add(query);
  const cache = queries.getQueryCache();
  const stop = cache.subscribe((told) => {
    if (told.query !== query || (told.type !== 'removed' && query.state.fetchStatus === 'fetching')) return;
    stop();
    setTimeout(() => {
      waiting.delete(query);
      void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }, Math.random() * SPREAD);
  });
}
