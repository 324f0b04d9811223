/** The one after or before the chosen one; without one, the first. */
export function neighbour<T extends { id: string }>(items: T[], chosen: string | undefined, step: 1 | -1): T | undefined {
  const at = items.findIndex((it) => it.id === chosen);
  if (at === -1) return items[0];
  return items[at + step];
}
