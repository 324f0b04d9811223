import { useState } from 'react';
import type { Schemas } from '@/api/client';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import { isOpen } from '@/features/approvals/api/patch-approvals';
import { barOf } from '@/features/approvals/barred';
import { useApprovalActions } from '@/features/approvals/hooks/use-approval-actions';
import { useDraft } from '@/hooks/use-draft';
import { useHeartbeat } from '@/hooks/use-heartbeat';
import { useKeys } from '@/hooks/use-keys';
import { useNow } from '@/hooks/use-now';

type Mode = 'read' | 'edit' | 'reject';

/** Reading, changing or rejecting one draft, by buttons and by keys. */
export function useDeciding(approval: ApprovalDetail, me: { account_id: string; name: string }) {
  const actions = useApprovalActions(approval, me);
  const edit = useDraft(me.account_id, 'edit', approval.id);
  const reason = useDraft(me.account_id, 'reject', approval.id);
  const [wasKept] = useState(edit.text !== undefined);
  const [chosen, setChosen] = useState<Mode>();
  const canDecide = isOpen(approval);
  const bar = barOf(approval, me.account_id, useNow());
  const kept: Mode = edit.text !== undefined ? 'edit' : reason.text ? 'reject' : 'read';
  const mode = canDecide ? (chosen ?? kept) : 'read';
  const draft = approval.proposed_text ?? approval.answer;

  useHeartbeat(actions.isMine, approval.lease_until, actions.extend);

  async function begin(next: Mode) {
    if (await actions.claim()) setChosen(next);
  }

  async function decide(body: Schemas['Decision']) {
    if (!(await actions.decide(body))) return;
    edit.discard();
    reason.discard();
    // Who takes it back goes on with what they wrote.
    setChosen(undefined);
  }

  const approve = () => void decide({ action: 'approve', text: draft });
  // What has no button has no key.
  const keys = canDecide && !bar && mode === 'read' && !actions.isBusy;
  useKeys(
    keys
      ? {
          c: () => void actions.claim(),
          a: approve,
          e: () => void begin('edit'),
          r: () => void begin('reject'),
          h: () => void decide({ action: 'hand_off' }),
        }
      : {},
  );

  return {
    mode,
    actions,
    bar,
    edit,
    reason,
    wasKept,
    begin,
    approve,
    handOff: () => void decide({ action: 'hand_off' }),
    read: () => setChosen('read'),
    discard: () => {
      edit.discard();
      setChosen('read');
    },
    sendEdited: () => {
      const text = edit.text?.trim() ? edit.text : draft;
      void decide(text === draft ? { action: 'approve', text } : { action: 'edit', text });
    },
    reject: (why: Pick<Schemas['Decision'], 'reason' | 'reason_category'>) => void decide({ action: 'reject', ...why }),
  };
}

export type Deciding = ReturnType<typeof useDeciding>;
