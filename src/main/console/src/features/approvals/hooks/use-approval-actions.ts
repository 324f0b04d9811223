import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '@/api/client';
import { winnerOf } from '@/api/winner';
import { useClaimApproval } from '@/features/approvals/api/claim-approval';
import { useDecideApproval } from '@/features/approvals/api/decide-approval';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import { type ApprovalSummary, approvalsQuery } from '@/features/approvals/api/list-approvals';
import { comesBefore } from '@/features/approvals/api/patch-approvals';
import { useReleaseApproval } from '@/features/approvals/api/release-approval';
import { useUndoDecision } from '@/features/approvals/api/undo-decision';
import { useQueueFilter } from '@/features/approvals/hooks/use-queue-filter';
import { keepDraft } from '@/hooks/use-draft';
import { useLostClaim } from '@/hooks/use-lost-claim';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Me {
  account_id: string;
  name: string;
}

/** What can be done with a draft. Whatever does it claims it first; who loses the claim is told and sent to the queue. */
export function useApprovalActions(approval: ApprovalDetail, me: Me) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const navigate = useNavigate();
  const lost = useLostClaim();
  const queries = useQueryClient();
  const claiming = useClaimApproval(approval.id, me);
  const deciding = useDecideApproval(approval.id);
  const releasing = useReleaseApproval(approval.id);
  const undoing = useUndoDecision(approval.id);
  const { filter, search } = useQueueFilter(me.account_id);
  const isMine = approval.state === 'CLAIMED' && approval.claimed_by_id === me.account_id;

  async function claim() {
    if (isMine) return true;
    try {
      await claiming.mutateAsync();
      return true;
    } catch (failure) {
      lost(failure);
      return false;
    }
  }

  /** @param text what they had made of the draft, to be mended */
  async function undo(text?: string) {
    try {
      await undoing.mutateAsync();
      if (text !== undefined) keepDraft(me.account_id, 'edit', approval.id, text);
      await navigate(`/queue/${approval.id}${search}`);
    } catch (failure) {
      toasts.show({ tone: 'trouble', text: words(failure) });
    }
  }

  /** @returns whether it was decided; what was typed may be thrown away only then */
  async function decide(body: Schemas['Decision']) {
    const next = nextOf(queries.getQueryData(approvalsQuery(filter).queryKey)?.pages.flatMap((it) => it.items) ?? [], approval);
    if (!(await claim())) return false;
    try {
      const decided = await deciding.mutateAsync(body);
      announce(decided, body.action === 'edit' ? body.text : undefined);
      await navigate(body.action === 'hand_off' ? `/inbox/${decided.conversation_id}` : `${next}${search}`);
      return true;
    } catch (failure) {
      lost(failure);
      return false;
    }
  }

  function announce(decided: ApprovalDetail, edited?: string) {
    // Both by the hub's clock, which is not this one's.
    const left = decided.sends_at && decided.decided_at ? Date.parse(decided.sends_at) - Date.parse(decided.decided_at) : 0;
    const isFirst = decided.state === 'PENDING' && decided.first_approved_by_id === me.account_id;
    const text = t(isFirst ? 'approval.told.FIRST' : `approval.told.${decided.state}`);
    const action = left > 0 ? { label: t('approval.undo'), run: () => void undo(edited) } : undefined;
    toasts.show({ tone: 'done', text, action }, Math.max(left, action ? 0 : 4_000));
  }

  const release = () => releasing.mutate(undefined, { onError: lost });
  const extend = () => claiming.mutate(undefined, { onError: (failure) => winnerOf(failure) && lost(failure) });

  return { isMine, release, isBusy: claiming.isPending || deciding.isPending || releasing.isPending, claim, decide, extend };
}

export type ApprovalActions = ReturnType<typeof useApprovalActions>;

/** By its urgency, because it may have left the list when it was claimed. */
function nextOf(items: ApprovalSummary[], approval: ApprovalSummary) {
  const next = items.find((it) => comesBefore(approval, it)) ?? items.findLast((it) => comesBefore(it, approval));
  return next ? `/queue/${next.id}` : '/queue';
}
