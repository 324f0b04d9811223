import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { DataTable } from '@/components/data-table';
import styles from '@/features/deliveries/components/delivery-dialog.module.css';
import { useOutcome } from '@/features/deliveries/hooks/use-outcome';
import { useFormat } from '@/lib/use-format';

type Attempt = Schemas['DeliveryAttempt'];

export function AttemptTable({ attempts }: { attempts: Attempt[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcome = useOutcome();
  if (attempts.length === 0) return <p className={styles.hint}>{t('delivery.noAttempt')}</p>;
  const took = ({ started_at: from, ended_at: to }: Attempt) =>
    to ? format.duration(Date.parse(to) - Date.parse(from)) : t('delivery.notEnded');
  return (
    <DataTable
      label={t('delivery.attempts')}
      rows={attempts}
      keyOf={(it) => it.started_at}
      columns={[
        { name: t('delivery.when'), isHead: true, cell: (it) => <time dateTime={it.started_at}>{format.dateTime(it.started_at)}</time> },
        { name: t('delivery.took'), cell: took },
        { name: t('delivery.why'), cell: (it) => it.outcome && outcome(it.outcome) },
        { name: t('delivery.detail'), cell: (it) => it.detail },
      ]}
    />
  );
}
