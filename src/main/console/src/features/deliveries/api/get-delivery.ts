import { useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type DeliveryDetail = Schemas['DeliveryDetail'];

export function useDelivery(id: string) {
  return useQuery({
    queryKey: ['delivery', id],
    queryFn: ({ signal }) => answerOf(api.GET('/deliveries/{id}', { params: { path: { id } }, signal })),
  });
}
