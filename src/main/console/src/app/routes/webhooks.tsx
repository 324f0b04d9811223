import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { WebhookDeliveries } from '@/features/webhooks/components/webhook-deliveries';
import { WebhookTable } from '@/features/webhooks/components/webhook-table';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const { id } = useParams();
  useTitle(t('nav.webhooks'));
  return id ? <WebhookDeliveries key={id} id={id} /> : <WebhookTable />;
}
