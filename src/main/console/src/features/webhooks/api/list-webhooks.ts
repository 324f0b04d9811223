import { type Schemas, answerOf, api } from '@/api/client';
import { usePages } from '@/hooks/use-pages';

export type Webhook = Schemas['Webhook'];

export function useWebhooks() {
  return usePages(['webhooks'], (cursor, signal) => answerOf(api.GET('/webhooks', { params: { query: { cursor, limit: 100 } }, signal })));
}
