import { useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type Customer = Schemas['Customer'];

export function useCustomer(id: string) {
  return useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => answerOf(api.GET('/customers/{id}', { params: { path: { id } }, signal })),
  });
}
