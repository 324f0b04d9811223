import { useQueryClient } from '@tanstack/react-query';
import { renew } from '@/api/renew';
import { conversationQuery } from '@/features/conversations/api/get-conversation';
import { notesQuery } from '@/features/conversations/api/list-notes';
import { useHappenings } from '@/live/use-live';
import { useRenewal } from '@/live/use-renewal';

export function useConversationEvents() {
  const queries = useQueryClient();
  useHappenings(({ name, conversation_id: id }) => {
    if (id) renew(queries, name === 'note-written' ? notesQuery(id) : conversationQuery(id));
  });
  useRenewal(['conversations'], ({ conversation_id: id }) => id !== undefined);
}
