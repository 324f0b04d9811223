import { MailQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { QueryState } from '@/components/query-state';
import { Section } from '@/components/section';
import { RelativeTime } from '@/components/time';
import { useFailedArrivals } from '@/features/arrivals/api/list-failed-arrivals';
import { useReplayArrival } from '@/features/arrivals/api/replay-arrival';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

export function ArrivalTable() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { items, error, refetch, more } = useFailedArrivals();
  const replay = useReplayArrival();
  const read = (id: string) =>
    replay.mutate(id, {
      onSuccess: () => toasts.show({ tone: 'done', text: t('arrival.understood') }),
      onError: (failure) => toasts.show({ tone: 'trouble', text: words(failure) }),
    });
  return (
    <Section title={t('arrival.title')}>
      <QueryState items={items} error={error} onRetry={refetch} icon={<MailQuestion aria-hidden="true" />} empty={t('arrival.empty')}>
        {(arrivals) => (
          <DataTable
            label={t('arrival.title')}
            rows={arrivals}
            keyOf={(it) => it.id}
            onMore={more}
            columns={[
              { name: t('delivery.why'), isHead: true, cell: (it) => <span lang="en">{it.reason}</span> },
              { name: t('channel.name'), cell: (it) => it.channel_id },
              { name: t('delivery.when'), cell: (it) => <RelativeTime at={it.received_at} /> },
              {
                name: t('common.actions'),
                cell: (it) => (
                  <div className="row">
                    <Button isBusy={replay.isPending} onClick={() => read(it.id)}>
                      {t('arrival.replay')}
                    </Button>
                    <a href={`/api/v1/inbox/failed/${it.id}/raw`} download>
                      {t('arrival.raw')}
                    </a>
                  </div>
                ),
              },
            ]}
          />
        )}
      </QueryState>
    </Section>
  );
}
