import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Confirm } from '@/components/confirm';
import { DataTable } from '@/components/data-table';
import { QueryState } from '@/components/query-state';
import { Section } from '@/components/section';
import { Select } from '@/components/select';
import { RelativeTime } from '@/components/time';
import { type Delivery, type DeliveryState, useDeliveries } from '@/features/deliveries/api/list-deliveries';
import { useReplayDeliveries } from '@/features/deliveries/api/replay-deliveries';
import { useReplayDelivery } from '@/features/deliveries/api/replay-delivery';
import { DeliveryDialog } from '@/features/deliveries/components/delivery-dialog';
import { useOutcome } from '@/features/deliveries/hooks/use-outcome';
import { LOST, STATES, toneOf } from '@/features/deliveries/states';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

export function DeliveryTable({ mayReplay }: { mayReplay: boolean }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const outcome = useOutcome();
  // Kept in the address, so that a colleague can be shown it.
  const [parameters, setParameters] = useSearchParams();
  const [state, setState] = useState<DeliveryState>('DEAD');
  const [isAsked, setAsked] = useState(false);
  const { items, error, refetch, more } = useDeliveries(state);
  const replay = useReplayDelivery();
  const replayAll = useReplayDeliveries();
  const onError = (failure: unknown) => toasts.show({ tone: 'trouble', text: words(failure) });
  const isLost = LOST.includes(state) && (items?.length ?? 0) > 0;

  const actions = (it: Delivery) => (
    <div className="row">
      <Button onClick={() => setParameters({ delivery: it.id })}>{t('delivery.look')}</Button>
      {mayReplay && LOST.includes(it.state) && (
        <Button isBusy={replay.isPending} onClick={() => replay.mutate(it.id, { onError, onSuccess: () => toasts.show({ tone: 'done', text: t('delivery.replayed') }) })}>
          {t('delivery.replay')}
        </Button>
      )}
    </div>
  );

  return (
    <Section
      title={t('delivery.title')}
      aside={
        <search className="row">
          <Select label={t('delivery.state')} value={state} onChange={(it) => setState((it ?? 'DEAD') as DeliveryState)}>
            {STATES.map((it) => (
              <option key={it} value={it}>
                {t(`delivery.states.${it}`)}
              </option>
            ))}
          </Select>
          {mayReplay && isLost && <Button onClick={() => setAsked(true)}>{t('delivery.replayAll')}</Button>}
        </search>
      }
    >
      <QueryState items={items} error={error} onRetry={refetch} icon={<MailCheck aria-hidden="true" />} empty={t('delivery.empty')}>
        {(deliveries) => (
          <DataTable
            label={t('delivery.title')}
            rows={deliveries}
            keyOf={(it) => it.id}
            onMore={more}
            columns={[
              { name: t('delivery.state'), cell: (it) => <Badge tone={toneOf(it.state)}>{t(`delivery.states.${it.state}`)}</Badge> },
              { name: t('channel.name'), cell: (it) => it.channel_id },
              { name: t('delivery.why'), cell: (it) => <Why outcome={it.outcome && outcome(it.outcome)} detail={it.detail} /> },
              { name: t('delivery.attempts'), cell: (it) => it.attempts },
              { name: t('delivery.when'), cell: (it) => <RelativeTime at={it.updated_at} /> },
              { name: t('common.actions'), cell: actions },
            ]}
          />
        )}
      </QueryState>
      <DeliveryDialog id={parameters.get('delivery')} mayReplay={mayReplay} onClose={() => setParameters({}, { replace: true })} />
      <Confirm
        title={t('delivery.replayAll')}
        words={t(state === 'UNKNOWN' ? 'delivery.replayUnknownWords' : 'delivery.replayAllWords')}
        action={t('delivery.replayAll')}
        isOpen={isAsked}
        isBusy={replayAll.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          replayAll.mutate(state as 'DEAD', {
            onError,
            onSuccess: (it) => toasts.show({ tone: 'done', text: t('delivery.replayedAll', { count: it.replayed }) }),
            onSettled: () => setAsked(false),
          })
        }
      />
    </Section>
  );
}

/** In words, and then as the other end said it. */
function Why({ outcome, detail }: { outcome?: string; detail?: string }) {
  return (
    <>
      {outcome}
      {outcome && detail && ': '}
      {detail && <span lang="en">{detail}</span>}
    </>
  );
}
