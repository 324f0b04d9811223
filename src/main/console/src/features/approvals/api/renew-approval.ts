import type { QueryClient } from '@tanstack/react-query';
import { approvalQuery } from '@/features/approvals/api/get-approval';
import { insertIntoQueues, keepInQueues } from '@/features/approvals/api/queues';

/** Reads a draft anew, and shows it where it belongs now. @param isMoved whether that may be another place of a list */
export async function renewApproval(queries: QueryClient, id: string, isMoved = false) {
  const query = approvalQuery(id);
  await queries.cancelQueries(query);
  const now = await queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined);
  if (!now) return;
  if (isMoved) insertIntoQueues(queries, now);
  else keepInQueues(queries, now);
}
