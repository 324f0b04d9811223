import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { RowLink, rowParts } from '@/components/row-link';
import { RelativeTime } from '@/components/time';
import type { Handoff } from '@/features/handoffs/api/list-handoffs';
import { useReason } from '@/hooks/use-reason';

interface Props {
  handoff: Handoff;
  isGone: boolean;
  accountId: string;
  /** The query of the page's address, which keeps the filter. */
  search: string;
}

export function HandoffRow({ handoff, isGone, accountId, search }: Props) {
  const { t } = useTranslation();
  const reason = useReason();
  const isUnread = handoff.unread && !isGone;
  return (
    <RowLink to={`/escalations/${handoff.id}${search}`} isGone={isGone} isUnread={isUnread}>
      <span className={rowParts.title}>
        {isUnread && <span className="visually-hidden">{t('handoff.unread')} </span>}
        {handoff.customer?.name ?? t('customer.unnamed')}
      </span>
      <span className={rowParts.text}>{handoff.summary ?? reason(handoff.reason)}</span>
      <span className={rowParts.meta}>
        {isGone && <Badge>{t('queue.gone')}</Badge>}
        <span>{reason(handoff.reason)}</span>
        <RelativeTime at={handoff.created_at} />
        <span>{handoff.channel_id}</span>
        {handoff.for === 'senior' && <Badge tone="warning">{t('handoff.forSeniors')}</Badge>}
        {handoff.claimed_by_name && !isGone && (
          <Badge tone={handoff.claimed_by_id === accountId ? 'accent' : 'neutral'}>
            {handoff.claimed_by_id === accountId ? t('queue.yours') : handoff.claimed_by_name}
          </Badge>
        )}
      </span>
    </RowLink>
  );
}
