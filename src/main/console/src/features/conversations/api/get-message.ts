import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

/** All that is kept of a message. */
export function useMessage(id: string) {
  return useQuery({
    queryKey: ['message', id],
    queryFn: ({ signal }) => answerOf(api.GET('/messages/{id}', { params: { path: { id } }, signal })),
  });
}
