import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { renewCustomers } from '@/features/customers/api/renew-customers';

/** Makes one customer two again. */
export function useUndoMerge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mergeId: string) => answerOf(api.POST('/customers/merges/{id}/undo', { params: { path: { id: mergeId } } })),
    onSettled: () => renewCustomers(queries),
  });
}
