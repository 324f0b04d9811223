import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { Confirm } from '@/components/confirm';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { QueryState } from '@/components/query-state';
import { Select } from '@/components/select';
import { RelativeTime } from '@/components/time';
import { type WebhookDelivery, type WebhookDeliveryState, useWebhookDeliveries } from '@/features/webhooks/api/list-webhook-deliveries';
import { useWebhooks } from '@/features/webhooks/api/list-webhooks';
import { useReplayWebhook } from '@/features/webhooks/api/replay-webhook';
import { useReplayWebhookDelivery } from '@/features/webhooks/api/replay-webhook-delivery';
import styles from '@/features/webhooks/components/webhook.module.css';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

const STATES: WebhookDeliveryState[] = ['DEAD', 'FAILED', 'PENDING', 'SENT'];
const TONES: Record<WebhookDeliveryState, Tone> = { DEAD: 'danger', FAILED: 'warning', PENDING: 'neutral', SENT: 'success' };

/** What a program was told, or is still to be told. Give it a key of `id`. */
export function WebhookDeliveries({ id }: { id: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('state') as WebhookDeliveryState | null;
  const state = asked && STATES.includes(asked) ? asked : undefined;
  const { items: webhooks = [] } = useWebhooks();
  const { items, error, refetch, more } = useWebhookDeliveries(id, state);
  const replay = useReplayWebhookDelivery();
  const replayAll = useReplayWebhook();
  const [isAsked, setAsked] = useState(false);
  const onError = (failure: unknown) => void toasts.show({ tone: 'trouble', text: words(failure) });

  const action = (it: WebhookDelivery) =>
    it.state === 'DEAD' && (
      <Button isBusy={replay.isPending} onClick={() => replay.mutate(it.id, { onError, onSuccess: () => toasts.show({ tone: 'done', text: t('delivery.replayed') }) })}>
        {t('delivery.replay')}
      </Button>
    );

  return (
    <Page
      title={t('webhook.deliveries')}
      tools={
        <search className="row">
          <Select label={t('delivery.state')} value={state ?? ''} onChange={(it) => setParameters(it ? { state: it } : {}, { replace: true })}>
            <option value="">{t('inbox.anyStatus')}</option>
            {STATES.map((it) => (
              <option key={it} value={it}>
                {t(`delivery.states.${it}`)}
              </option>
            ))}
          </Select>
          <Button onClick={() => setAsked(true)}>{t('webhook.replayAll')}</Button>
        </search>
      }
    >
      <p className={styles.which}>
        <Link to="/webhooks">{t('webhook.backToAll')}</Link>
        <span>{webhooks.find((it) => it.id === id)?.url}</span>
      </p>
      <QueryState items={items} error={error} onRetry={refetch} icon={<Send aria-hidden="true" />} empty={t('webhook.noDelivery')}>
        {(deliveries) => (
          <DataTable
            label={t('webhook.deliveries')}
            rows={deliveries}
            keyOf={(it) => it.id}
            onMore={more}
            columns={[
              { name: t('webhook.event'), isHead: true, cell: (it) => it.event_type },
              { name: t('delivery.state'), cell: (it) => <Badge tone={TONES[it.state]}>{t(`delivery.states.${it.state}`)}</Badge> },
              { name: t('delivery.why'), cell: (it) => it.outcome },
              { name: t('delivery.attempts'), cell: (it) => it.attempts },
              { name: t('delivery.when'), cell: (it) => <RelativeTime at={it.updated_at} /> },
              { name: t('common.actions'), cell: action },
            ]}
          />
        )}
      </QueryState>
      <Confirm
        title={t('webhook.replayAll')}
        words={t('webhook.replayAllWords')}
        action={t('delivery.replayAll')}
        isOpen={isAsked}
        isBusy={replayAll.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          replayAll.mutate(id, {
            onError,
            onSuccess: (it) => toasts.show({ tone: 'done', text: t('delivery.replayedAll', { count: it.deliveries }) }),
            onSettled: () => setAsked(false),
          })
        }
      />
    </Page>
  );
}
