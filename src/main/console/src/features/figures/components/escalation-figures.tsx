import { ChartNoAxesColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingRows } from '@/components/state';
import { useEscalationReport } from '@/features/figures/api/get-escalation-report';
import { FiguresTable } from '@/features/figures/components/figures-table';
import { Totals } from '@/features/figures/components/totals';
import { useReason } from '@/hooks/use-reason';

/** Conversations that people took over: how many, how soon, and why. Give it a key of the period. */
export function EscalationFigures({ days }: { days: number }) {
  const { t } = useTranslation();
  const reason = useReason();
  const { data: report, error, refetch } = useEscalationReport(days);
  if (!report) return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows />;
  if (report.total.opened === 0) {
    return (
      <EmptyState icon={<ChartNoAxesColumn aria-hidden="true" />} title={t('figures.empty')}>
        {t('figures.emptyWords')}
      </EmptyState>
    );
  }
  return (
    <>
      <Totals figures={report.total} />
      <FiguresTable
        title={t('figures.byReason')}
        first={t('handoff.why')}
        rows={report.by_reason}
        total={report.total.opened}
        nameOf={(it) => reason(it.key ?? '')}
      />
      <FiguresTable
        title={t('figures.byTopic')}
        first={t('figures.topic')}
        rows={report.by_topic}
        total={report.total.opened}
        nameOf={(it) => it.key ?? t('figures.noTopic')}
      />
      <FiguresTable
        title={t('figures.byPerson')}
        first={t('figures.person')}
        rows={report.by_person}
        total={report.total.opened}
        nameOf={(it) => it.name ?? t('common.somebody')}
      />
    </>
  );
}
