import { useTranslation } from 'react-i18next';
import { RowLink, rowParts } from '@/components/row-link';
import { RelativeTime } from '@/components/time';
import type { ConversationSummary } from '@/features/conversations/api/list-conversations';
import { StatusBadge } from '@/features/conversations/components/status-badge';

interface Props {
  conversation: ConversationSummary;
  isGone: boolean;
  search: string;
}

export function ConversationRow({ conversation, isGone, search }: Props) {
  const { t } = useTranslation();
  const { customer, last_message: last, holder, status } = conversation;
  return (
    <RowLink to={`/inbox/${conversation.id}${search}`} isGone={isGone}>
      <span className={rowParts.title}>{customer.name ?? t('customer.unnamed')}</span>
      {last && (
        <span className={rowParts.text}>
          {last.author !== 'CUSTOMER' && `${t(`conversation.author.${last.author}`)}: `}
          {last.text}
        </span>
      )}
      <span className={rowParts.meta}>
        <StatusBadge status={status} />
        <RelativeTime at={conversation.active_at} />
        <span>{conversation.channel_id}</span>
        {holder && <span>{holder.name}</span>}
      </span>
    </RowLink>
  );
}
