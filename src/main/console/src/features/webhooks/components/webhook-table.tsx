import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { QueryState } from '@/components/query-state';
import { Removal } from '@/components/removal';
import { RelativeTime } from '@/components/time';
import { useDeleteWebhook } from '@/features/webhooks/api/delete-webhook';
import { type Webhook, useWebhooks } from '@/features/webhooks/api/list-webhooks';
import { WebhookDialog } from '@/features/webhooks/components/webhook-dialog';

/** Programs that are told of events. */
export function WebhookTable() {
  const { t } = useTranslation();
  const { items, error, refetch, more } = useWebhooks();
  const removing = useDeleteWebhook();
  const [edited, setEdited] = useState<Webhook | 'new'>();
  const [doomed, setDoomed] = useState<Webhook>();

  const actions = (it: Webhook) => (
    <div className="row">
      <Button onClick={() => setEdited(it)}>{t('common.edit')}</Button>
      <Button look="quiet" onClick={() => setDoomed(it)}>
        {t('common.remove')}
      </Button>
    </div>
  );

  return (
    <Page
      title={t('nav.webhooks')}
      tools={
        <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setEdited('new')}>
          {t('webhook.new')}
        </Button>
      }
    >
      <QueryState items={items} error={error} onRetry={refetch} icon={<WebhookIcon aria-hidden="true" />} empty={t('webhook.empty')}>
        {(webhooks) => (
          <DataTable
            label={t('nav.webhooks')}
            rows={webhooks}
            keyOf={(it) => it.id}
            onMore={more}
            columns={[
              { name: t('webhook.url'), isHead: true, cell: (it) => <Link to={`/webhooks/${it.id}`}>{it.url}</Link> },
              { name: t('webhook.state'), cell: (it) => <Badge tone={it.enabled ? 'success' : 'neutral'}>{t(it.enabled ? 'webhook.on' : 'webhook.off')}</Badge> },
              { name: t('webhook.events'), cell: (it) => (it.event_types.length === 0 ? t('webhook.all') : it.event_types.join(', ')) },
              { name: t('webhook.since'), cell: (it) => <RelativeTime at={it.created_at} /> },
              { name: t('common.actions'), cell: actions },
            ]}
          />
        )}
      </QueryState>
      <WebhookDialog edited={edited} onClose={() => setEdited(undefined)} />
      <Removal
        title={t('webhook.removeTitle', { url: doomed?.url ?? '' })}
        words={t('webhook.removeWords')}
        action={t('common.remove')}
        id={doomed?.id}
        removing={removing}
        onDone={() => setDoomed(undefined)}
      />
    </Page>
  );
}
