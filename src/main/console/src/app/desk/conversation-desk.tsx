import { useTranslation } from 'react-i18next';
import { AnswerArea } from '@/app/desk/answer-area';
import { ConversationTools } from '@/app/desk/conversation-tools';
import styles from '@/app/desk/desk.module.css';
import { Present } from '@/app/desk/present';
import { Detail } from '@/components/detail';
import { ErrorState, LoadingRows } from '@/components/state';
import { Tabs } from '@/components/tabs';
import { type Writing, usePresence } from '@/features/conversations/api/announce-presence';
import { type Conversation, useConversation } from '@/features/conversations/api/get-conversation';
import { CustomerSaid } from '@/features/conversations/components/customer-said';
import { NoteForm } from '@/features/conversations/components/note-form';
import { StatusBadge } from '@/features/conversations/components/status-badge';
import { Thread } from '@/features/conversations/components/thread';
import { useCustomer } from '@/features/customers/api/get-customer';
import { CustomerCard } from '@/features/customers/components/customer-card';
import { usePeople } from '@/features/people/api/list-people';
import type { Session } from '@/features/session/api/get-session';
import { useWriting } from '@/hooks/use-writing';

interface Props {
  id: string;
  me: Session;
  search: string;
}

/** A conversation and what one does with it. Give it a key of `id`. */
export function ConversationDesk({ id, me, search }: Props) {
  const { data, error, refetch } = useConversation(id);
  if (data) return <Desk conversation={data} me={me} search={search} />;
  return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={4} />;
}

function Desk({ conversation, me, search }: { conversation: Conversation; me: Session; search: string }) {
  const { t } = useTranslation();
  const { id } = conversation;
  const [writing, write] = useWriting<Writing>();
  const present = usePresence(id, me.account_id, writing);
  const { data: people = [] } = usePeople();
  return (
    <Detail
      title={<CustomerName id={conversation.customer_id} />}
      backTo={`/inbox${search}`}
      meta={
        <>
          <StatusBadge status={conversation.status} />
          <span>{conversation.channel_id}</span>
          {conversation.holder && <span>{conversation.holder.name}</span>}
          <Present people={present} />
        </>
      }
      tools={<ConversationTools conversation={conversation} me={me} people={people} />}
      footer={
        <Tabs
          label={t('conversation.write')}
          tabs={[
            { id: 'answer', name: t('answer.tab'), content: <AnswerArea conversation={conversation} me={me} onTyping={(it) => write(it ? 'typing' : undefined)} /> },
            { id: 'note', name: t('note.tab'), content: <NoteForm conversationId={id} accountId={me.account_id} people={people} onTyping={(it) => write(it ? 'noting' : undefined)} /> },
          ]}
        />
      }
      aside={conversation.customer_id && <CustomerCard id={conversation.customer_id} conversationId={id} />}
    >
      {conversation.unreachable_since && <p className={styles.trouble}>{t('conversation.unreachable')}</p>}
      <CustomerSaid conversation={conversation} />
      <Thread conversationId={id} />
    </Detail>
  );
}

function CustomerName({ id }: { id?: string }) {
  const { t } = useTranslation();
  return id ? <KnownCustomer id={id} /> : t('customer.unnamed');
}

function KnownCustomer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: customer } = useCustomer(id);
  return customer?.display_name ?? t('customer.unnamed');
}
