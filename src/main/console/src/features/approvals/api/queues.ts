import type { QueryClient } from '@tanstack/react-query';
import { repeatWhatRuns } from '@/api/renew';
import { type ApprovalFilter, type ApprovalSummary, QUEUES } from '@/features/approvals/api/list-approvals';
import { type Pages, insertApproval, isOpen, patchApproval, removeApproval } from '@/features/approvals/api/patch-approvals';
import { isHeld } from '@/lib/lease';

/** Shows a draft as it is now in each list that it belongs to, and in no other. */
export function keepInQueues(queries: QueryClient, approval: ApprovalSummary) {
  onEachQueue(queries, (pages, filter) => {
    if (!fits(approval, filter)) return removeApproval(pages, approval.id);
    return find(pages, approval.id) ? patchApproval(pages, approval.id, approval) : insertApproval(pages, approval);
  });
}

/** The same for what may have come to another place. */
export function insertIntoQueues(queries: QueryClient, approval: ApprovalSummary) {
  onEachQueue(queries, (pages, filter) => (fits(approval, filter) ? insertApproval(pages, approval) : removeApproval(pages, approval.id)));
}

export function patchQueues(queries: QueryClient, id: string, change: Partial<ApprovalSummary>) {
  onEachQueue(queries, (pages, filter) => {
    const patched = patchApproval(pages, id, change);
    const approval = find(patched, id);
    return approval && !fits(approval, filter) ? removeApproval(patched, id) : patched;
  });
}

export function removeFromQueues(queries: QueryClient, id: string) {
  onEachQueue(queries, (pages) => removeApproval(pages, id));
}

/** As the hub would list it. */
export function fits(it: ApprovalSummary, { holder, ...same }: ApprovalFilter) {
  const differs = Object.entries(same).some(([name, wanted]) => wanted !== undefined && it[name as keyof typeof same] !== wanted);
  if (!isOpen(it) || differs) return false;
  if (holder === undefined) return true;
  return holder === 'nobody' ? !isHeld(it) : it.state === 'CLAIMED' && it.claimed_by_id === holder;
}

function find(pages: Pages | undefined, id: string) {
  return pages?.pages.flatMap((page) => page.items).find((it) => it.id === id);
}

function onEachQueue(queries: QueryClient, change: (pages: Pages, filter: ApprovalFilter) => Pages | undefined) {
  for (const [key] of queries.getQueriesData<Pages>({ queryKey: QUEUES })) {
    queries.setQueryData<Pages>(key, (pages) => pages && change(pages, key[QUEUES.length] as ApprovalFilter));
  }
  repeatWhatRuns(queries, { queryKey: QUEUES });
}
