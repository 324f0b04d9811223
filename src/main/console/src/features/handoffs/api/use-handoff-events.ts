import { useQueryClient } from '@tanstack/react-query';
import { renew } from '@/api/renew';
import { handoffQuery } from '@/features/handoffs/api/get-handoff';
import { HANDOFFS } from '@/features/handoffs/api/list-handoffs';
import { useHappenings } from '@/live/use-live';

/** Many consoles hear of the same event: they do not ask for it all at once. */
const SPREAD = 300;

export function useHandoffEvents() {
  const queries = useQueryClient();
  useHappenings(({ name, handoff_id: id }) => {
    if (!name.startsWith('handoff-')) return;
    setTimeout(() => {
      if (id) renew(queries, handoffQuery(id));
      renew(queries, { queryKey: HANDOFFS });
    }, Math.random() * SPREAD);
  });
}
