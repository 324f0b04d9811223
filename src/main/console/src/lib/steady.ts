export interface Row<T> {
  item: T;
  /** No longer in the list, and still shown so that nothing moves. */
  isGone: boolean;
}

/** Rows in the order in which they were; what came above the end waits, what left stays in its place. */
export function steady<T extends { id: string }>(held: T[], now: T[]): { rows: Row<T>[]; waiting: number } {
  const current = new Map(now.map((it) => [it.id, it]));
  const known = new Set(held.map((it) => it.id));
  const lastKnown = now.findLastIndex((it) => known.has(it.id));
  const tail = held.length === 0 ? now : lastKnown === -1 ? [] : now.slice(lastKnown + 1);
  const kept = held.map((it) => ({ item: current.get(it.id) ?? it, isGone: !current.has(it.id) }));
  const rows = [...kept, ...tail.map((item) => ({ item, isGone: false }))];
  return { rows, waiting: now.filter((it) => !known.has(it.id)).length - tail.length };
}
