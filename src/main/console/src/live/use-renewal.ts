import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { renew } from '@/api/renew';
import type { Happening } from '@/live/happening';
import { useHappenings } from '@/live/use-live';

/** Lists are asked for again at most this often, however much is going on; and not by all consoles at once. */
const PAUSE = 1_000;

/** Asks again for the lists whose keys begin so, when something happened that they may show. */
export function useRenewal(queryKey: QueryKey, isMeant: (it: Happening) => boolean) {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useHappenings((it) => {
    if (!isMeant(it)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      renew(queries, { queryKey });
    }, PAUSE + Math.random() * PAUSE);
  });
}
