import { useState } from 'react';

/** Several out of a list; what left the list is chosen no more. */
export function useSelection(items: { id: string }[] | undefined) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = (items ?? []).filter((it) => chosen.has(it.id)).map((it) => it.id);
  return {
    ids,
    has: (id: string) => chosen.has(id),
    toggle: (id: string) => setChosen((before) => toggled(before, id)),
    clear: (except: string[] = []) => setChosen(new Set(except)),
  };
}

function toggled(before: ReadonlySet<string>, id: string) {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
