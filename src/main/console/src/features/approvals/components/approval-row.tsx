import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { RowLink, rowParts } from '@/components/row-link';
import type { ApprovalSummary } from '@/features/approvals/api/list-approvals';
import styles from '@/features/approvals/components/bulk-bar.module.css';
import { DueTime } from '@/features/approvals/components/due-time';
import { useFormat } from '@/lib/use-format';

interface Props {
  approval: ApprovalSummary;
  isGone: boolean;
  accountId: string;
  /** The query of the page's address, which keeps the filter. */
  search: string;
  isSelected: boolean;
  onSelect: () => void;
}

export function ApprovalRow({ approval, isGone, accountId, search, isSelected, onSelect }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.row}>
      <RowLink to={`/queue/${approval.id}${search}`} isGone={isGone}>
        <span className={rowParts.title}>{approval.question}</span>
        <span className={rowParts.text}>{approval.answer}</span>
        <span className={rowParts.meta}>
          {isGone ? <Badge>{t('queue.gone')}</Badge> : <DueTime at={approval.due_at} />}
          <span>{t('queue.sure', { share: format.percent(approval.probability) })}</span>
          <span>{approval.channel_id}</span>
          {approval.priority > 0 && <Badge tone="warning">{t('queue.urgent')}</Badge>}
          {approval.claimed_by_name && !isGone && (
            <Badge tone={approval.claimed_by_id === accountId ? 'accent' : 'neutral'}>
              {approval.claimed_by_id === accountId ? t('queue.yours') : approval.claimed_by_name}
            </Badge>
          )}
        </span>
      </RowLink>
      {!isGone && (
        <label className={styles.box}>
          <span className="visually-hidden">{t('bulk.choose', { question: approval.question })}</span>
          <input type="checkbox" checked={isSelected} onChange={onSelect} />
        </label>
      )}
    </div>
  );
}
