import { type Schemas, answerOf, api } from '@/api/client';
import { usePages } from '@/hooks/use-pages';

export type Delivery = Schemas['Delivery'];
export type DeliveryState = Schemas['DeliveryState'];

export function useDeliveries(state: DeliveryState | undefined) {
  return usePages(['deliveries', state], (cursor, signal) =>
    answerOf(api.GET('/deliveries', { params: { query: { state, cursor, limit: 50 } }, signal })),
  );
}
