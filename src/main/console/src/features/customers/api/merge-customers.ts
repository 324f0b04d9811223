import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { renewCustomers } from '@/features/customers/api/renew-customers';

/** Says that another customer is this one. */
export function useMergeCustomers(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (otherId: string) => answerOf(api.POST('/customers/{id}/merge', { params: { path: { id } }, body: { other_id: otherId } })),
    onSettled: () => renewCustomers(queries),
  });
}
