import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { renew } from '@/api/renew';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { removeFromQueues } from '@/features/approvals/api/queues';
import { renewApproval } from '@/features/approvals/api/renew-approval';
import { isHeld } from '@/lib/lease';
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
    if (ENDS.includes(happening.name)) void end(queries, id);
    else if (CHANGES.includes(happening.name)) setTimeout(() => follow(queries, id, happening), Math.random() * SPREAD);
  });
}

/** An answer on its way may be from before, and would put it back into the lists. */
async function end(queries: QueryClient, id: string) {
  const stopped = queries.cancelQueries(approvalQuery(id));
  removeFromQueues(queries, id);
  await stopped;
  renew(queries, approvalQuery(id));
}

function follow(queries: QueryClient, id: string, { name, actor_id }: Happening) {
  const known = queries.getQueryData(approvalQuery(id).queryKey);
  // What this console did itself, it knows.
  const isOwn = name === 'approval-claimed' && known?.claimed_by_id === actor_id && known?.lease_until !== undefined && isHeld(known);
  if (!isOwn) void renewApproval(queries, id, COMES.includes(name));
}
