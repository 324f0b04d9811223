import { type Schemas, answerOf, api } from '@/api/client';
import { usePages } from '@/hooks/use-pages';

export type WebhookDelivery = Schemas['WebhookDelivery'];
export type WebhookDeliveryState = Schemas['WebhookDeliveryState'];

/** @param state undefined for those of every state */
export function useWebhookDeliveries(id: string, state: WebhookDeliveryState | undefined) {
  return usePages(['webhook-deliveries', id, state], (cursor, signal) => {
    const params = { path: { id }, query: { state, cursor, limit: 50 } };
    return answerOf(api.GET('/webhooks/{id}/deliveries', { params, signal }));
  });
}
