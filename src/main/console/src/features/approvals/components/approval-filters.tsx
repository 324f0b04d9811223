import { useTranslation } from 'react-i18next';
import { QueueFilters } from '@/components/queue-filters';
import { Select } from '@/components/select';
import { type ApprovalFilter, useApprovals } from '@/features/approvals/api/list-approvals';

/** Those for which the hub puts a draft in front of people. */
const REASONS = ['below_threshold', 'unsupported', 'risk_words', 'never_automatic_topic', 'search_incomplete'] as const;

interface Props {
  /** As the address says it. */
  said: ApprovalFilter;
  filter: ApprovalFilter;
  channels: string[];
  onChange: (change: ApprovalFilter) => void;
}

export function ApprovalFilters({ said, filter, channels, onChange }: Props) {
  const { t } = useTranslation();
  // Of any topic: while none is chosen that is the list itself.
  const { approvals = [] } = useApprovals({ ...filter, topic: undefined });
  const topics = [...new Set([...approvals.map((it) => it.topic), said.topic])].filter((it) => it !== undefined).sort();
  return (
    <QueueFilters filter={said} channels={channels} onChange={onChange}>
      <Select label={t('queue.topic')} value={said.topic ?? ''} onChange={(topic) => onChange({ topic })}>
        <option value="">{t('queue.anyTopic')}</option>
        {topics.map((it) => (
          <option key={it}>{it}</option>
        ))}
      </Select>
      <Select label={t('queue.reason')} value={said.reason ?? ''} onChange={(reason) => onChange({ reason })}>
        <option value="">{t('queue.anyReason')}</option>
        {REASONS.map((it) => (
          <option key={it} value={it}>
            {t(`queue.why.${it}`)}
          </option>
        ))}
      </Select>
    </QueueFilters>
  );
}
