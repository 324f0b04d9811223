import { useEffect, useRef } from 'react';

interface Place {
  list: string;
  id: string;
  at: number;
}

/**
 * What comes after or before the chosen one of a list. When it has left the list, as a claimed draft leaves those that
 * nobody has, one goes on from where it was.
 *
 * @param list names the list: what was chosen in another has no place in this one
 */
export function useNeighbours<T extends { id: string }>(list: string, items: T[] | undefined, chosen: string | undefined) {
  const last = useRef<Place>(undefined);
  useEffect(() => {
    const at = (items ?? []).findIndex((it) => it.id === chosen);
    if (chosen !== undefined && at >= 0) last.current = { list, id: chosen, at };
  }, [list, items, chosen]);
  return (step: 1 | -1): T | undefined => {
    const place = last.current;
    const isKnown = chosen !== undefined && place?.id === chosen && place.list === list;
    return neighbour(items ?? [], chosen, step, isKnown ? place.at : undefined);
  };
}

/** @param wasAt where the chosen one was before it left; without it, the first is next */
export function neighbour<T extends { id: string }>(items: T[], chosen: string | undefined, step: 1 | -1, wasAt?: number): T | undefined {
  const at = items.findIndex((it) => it.id === chosen);
  if (at >= 0) return items[at + step];
  if (wasAt === undefined) return items[0];
  return step === 1 ? items[Math.min(wasAt, items.length - 1)] : items[wasAt - 1];
}
