import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { Problem } from '@/api/problem';
import { winnerOf } from '@/api/winner';
import { type ApprovalDetail, approvalQuery } from '@/features/approvals/api/get-approval';
import { keepInQueues, patchQueues } from '@/features/approvals/api/queues';
import { renewApproval } from '@/features/approvals/api/renew-approval';
import { hubNow } from '@/lib/hub-clock';

interface Claimer {
  account_id: string;
  name: string;
}

/** Takes a draft, or extends one's own claim. */
export function useClaimApproval(id: string, me: Claimer) {
  const queries = useQueryClient();
  const keep = (change: Partial<ApprovalDetail>) => {
    queries.setQueryData(approvalQuery(id).queryKey, (it) => it && { ...it, ...change });
    const known = queries.getQueryData(approvalQuery(id).queryKey);
    if (known) keepInQueues(queries, known);
    else patchQueues(queries, id, change);
  };
  return useMutation({
    mutationFn: () => answerOf(api.POST('/approvals/{id}/claim', { params: { path: { id } } })),
    onSuccess: (claim) =>
      keep({
        state: 'CLAIMED',
        claimed_by_id: me.account_id,
        claimed_by_name: me.name,
        claimed_at: new Date(hubNow()).toISOString(),
        lease_until: claim.lease_until,
      }),
    onError: (failure) => {
      const winner = winnerOf(failure);
      // Until when the winner has it, the conflict does not say.
      if (winner) keep({ state: 'CLAIMED', ...winner, lease_until: undefined });
      if (failure instanceof Problem) void renewApproval(queries, id);
    },
  });
}
