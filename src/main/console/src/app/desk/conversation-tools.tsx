import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '@/components/button';
import { Picker } from '@/components/picker';
import type { Conversation } from '@/features/conversations/api/get-conversation';
import { useHandoff } from '@/features/handoffs/api/get-handoff';
import { useResolveHandoff } from '@/features/handoffs/api/resolve-handoff';
import { useReturnHandoff } from '@/features/handoffs/api/return-handoff';
import { useTransferHandoff } from '@/features/handoffs/api/transfer-handoff';
import { EscalateDialog } from '@/features/handoffs/components/escalate-dialog';
import { HoldMenu } from '@/features/handoffs/components/hold-menu';
import { isMine } from '@/features/handoffs/held';
import type { Person } from '@/features/people/api/list-people';
import type { Session } from '@/features/session/api/get-session';
import { useLostClaim } from '@/hooks/use-lost-claim';
import { toasts } from '@/lib/toasts';

interface Props {
  conversation: Conversation;
  me: Session;
  people: Person[];
}

/** Where a conversation can go from here. */
export function ConversationTools({ conversation, me, people }: Props) {
  const { t } = useTranslation();
  const lost = useLostClaim();
  const navigate = useNavigate();
  const { data: handoff } = useHandoff(conversation.handoff_id);
  const [isEscalating, setEscalating] = useState(false);
  const [isTransferring, setTransferring] = useState(false);
  const id = handoff?.id ?? '';
  const returning = useReturnHandoff(id);
  const transferring = useTransferHandoff(id);
  const resolving = useResolveHandoff(id);

  const outcome = (text: string) => ({
    onSuccess: () => {
      toasts.show({ tone: 'done', text });
      void navigate('/escalations');
    },
    onError: lost,
  });

  return (
    <>
      <Button icon={<LifeBuoy aria-hidden="true" />} onClick={() => setEscalating(true)}>
        {t('escalate.title')}
      </Button>
      {handoff && isMine(handoff, me.account_id) && (
        <HoldMenu
          onTransfer={() => setTransferring(true)}
          onReturn={() => returning.mutate({}, outcome(t('handoff.returned')))}
          onResolve={() => resolving.mutate(undefined, outcome(t('handoff.resolved')))}
        />
      )}
      <EscalateDialog conversationId={conversation.id} accountId={me.account_id} isOpen={isEscalating} onClose={() => setEscalating(false)} />
      <Picker
        title={t('handoff.transfer')}
        isOpen={isTransferring}
        onClose={() => setTransferring(false)}
        items={people.filter((it) => it.id !== me.account_id).map((it) => ({ id: it.id, label: it.name, hint: t(`role.${it.role}`) }))}
        onPick={(it) => transferring.mutate({ account_id: it.id }, outcome(t('handoff.transferred', { name: it.label })))}
      />
    </>
  );
}
