import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import { handoffQuery } from '@/features/handoffs/api/get-handoff';

/** Lets an assessment be made again; it comes by itself. */
export function useAssessHandoff(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/handoffs/{id}/assessment', { params: { path: { id } } })),
    onSuccess: (assessment) => queries.setQueryData(handoffQuery(id).queryKey, (it) => it && { ...it, assessment }),
  });
}
