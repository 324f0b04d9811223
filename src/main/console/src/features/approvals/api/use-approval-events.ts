import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { insertIntoQueues, keepInQueues, removeFromQueues } from '@/features/approvals/api/queues';
import type { Happening, HappeningName } from '@/live/happening';
import { useHappenings } from '@/live/use-live';

const CHANGES: HappeningName[] = [
  'approval-requested',
  'approval-claimed',
  'approval-held',
  'approval-released',
  'approval-first-approved',
  'approval-sending',
  'approval-undone',
];
const COMES: HappeningName[] = ['approval-requested', 'approval-undone', 'approval-first-approved'];
const ENDS: HappeningName[] = ['approval-decided', 'approval-expired', 'approval-superseded'];
/** Many consoles hear of the same event: they do not ask for it all at once. */
const SPREAD = 300;

/** Keeps the queue and every opened draft as the hub has them. */
export function useApprovalEvents() {
  const queries = useQueryClient();
  useHappenings((happening) => {
    const id = happening.approval_id;
    if (!id) return;
    if (ENDS.includes(happening.name)) end(queries, id);
    else if (CHANGES.includes(happening.name)) setTimeout(() => renew(queries, id, happening), Math.random() * SPREAD);
  });
}

function end(queries: QueryClient, id: string) {
  removeFromQueues(queries, id);
  void queries.invalidateQueries(approvalQuery(id));
}

async function renew(queries: QueryClient, id: string, happening: Happening) {
  const query = approvalQuery(id);
  const known = queries.getQueryData(query.queryKey);
  // What this console did itself, it knows.
  if (happening.name === 'approval-claimed' && known?.claimed_by_id === happening.actor_id) return;
  await queries.cancelQueries(query);
  const now = await queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined);
  if (!now) return;
  if (COMES.includes(happening.name)) insertIntoQueues(queries, now);
  else keepInQueues(queries, now);
}
