import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from '@/app/desk/desk.module.css';
import { Button } from '@/components/button';
import { KeptText } from '@/components/kept-text';
import { useCannedResponses } from '@/features/canned-responses/api/list-canned-responses';
import type { Conversation } from '@/features/conversations/api/get-conversation';
import { useEscalateConversation } from '@/features/handoffs/api/escalate-conversation';
import { useHandoff } from '@/features/handoffs/api/get-handoff';
import { AnswerForm } from '@/features/handoffs/components/answer-form';
import { isHeldByOther, isMine } from '@/features/handoffs/held';
import { useClaiming } from '@/features/handoffs/hooks/use-claiming';
import type { Session } from '@/features/session/api/get-session';
import { useDraft } from '@/hooks/use-draft';
import { useHeartbeat } from '@/hooks/use-heartbeat';
import { useLostClaim } from '@/hooks/use-lost-claim';

interface Props {
  conversation: Conversation;
  me: Session;
  onTyping: (isTyping: boolean) => void;
}

/** Only who has taken a conversation over answers in it. */
export function AnswerArea({ conversation, me, onTyping }: Props) {
  const { t } = useTranslation();
  const { data: handoff } = useHandoff(conversation.handoff_id);
  const { data: canned = [] } = useCannedResponses();
  const { claim, extend, isBusy } = useClaiming();
  const lost = useLostClaim();
  const escalating = useEscalateConversation(conversation.id);

  const isHere = isMine(handoff, me.account_id);
  useHeartbeat(isHere, handoff?.lease_until, () => handoff && extend(handoff.id));

  async function takeOver() {
    try {
      const id = handoff?.id ?? (await escalating.mutateAsync({ reason: 'other', for: 'anybody' })).id;
      await claim(id);
    } catch (failure) {
      lost(failure);
    }
  }

  if (handoff && isHere) {
    const prepared = canned.map((it) => ({ id: it.id, label: it.title, hint: `/${it.shortcut} ${it.text}`, text: it.text }));
    return <AnswerForm key={handoff.id} handoff={handoff} accountId={me.account_id} prepared={prepared} onTyping={onTyping} />;
  }
  if (handoff && isHeldByOther(handoff, me.account_id)) {
    return (
      <>
        <p className={styles.words}>{t('answer.heldBy', { name: handoff.claimed_by_name ?? t('common.somebody') })}</p>
        <KeptAnswer key={handoff.id} handoffId={handoff.id} accountId={me.account_id} language={handoff.language} />
      </>
    );
  }
  return (
    <div className={styles.words}>
      {conversation.approval_id ? (
        <Link to={`/queue/${conversation.approval_id}`}>{t('answer.draftWaits')}</Link>
      ) : (
        <span>{t('answer.takeOverWords')}</span>
      )}
      <Button look={conversation.approval_id ? 'plain' : 'primary'} isBusy={isBusy || escalating.isPending} onClick={() => void takeOver()}>
        {t('answer.takeOver')}
      </Button>
    </div>
  );
}

function KeptAnswer({ handoffId, accountId, language }: { handoffId: string; accountId: string; language?: string }) {
  return <KeptText draft={useDraft(accountId, 'answer', handoffId)} language={language} />;
}
