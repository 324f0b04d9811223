import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type Conversation = Schemas['Conversation'];
export type Message = Schemas['Message'];

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => answerOf(api.GET('/conversations/{id}', { params: { path: { id } }, signal })),
  });

export function useConversation(id: string) {
  return useQuery(conversationQuery(id));
}
