import { type PointerEvent, useMemo, useState } from 'react';
import { steady } from '@/lib/steady';

/** A list that does not move while the pointer is over it. */
export function useSteadyList<T extends { id: string }>(items: T[] | undefined) {
  const [held, setHeld] = useState<T[]>();
  const { rows, waiting } = useMemo(
    () => (held ? steady(held, items ?? []) : { rows: (items ?? []).map((item) => ({ item, isGone: false })), waiting: 0 }),
    [held, items],
  );
  return {
    rows,
    waiting,
    release: () => setHeld(items),
    hold: {
      onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && setHeld(items),
      onPointerLeave: () => setHeld(undefined),
    },
  };
}
