import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { conversationQuery } from '@/features/conversations/api/get-conversation';
import { notesQuery } from '@/features/conversations/api/list-notes';
import { useHappenings } from '@/live/use-live';

/** Lists of conversations are asked for again at most this often, however much is going on. */
const PAUSE = 1_000;

export function useConversationEvents() {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useHappenings(({ name, conversation_id: id }) => {
    if (name === 'note-written') void queries.invalidateQueries(notesQuery(id));
    else void queries.invalidateQueries(conversationQuery(id));
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void renewLists(queries);
    }, PAUSE + Math.random() * PAUSE);
  });
}

function renewLists(queries: QueryClient) {
  return queries.invalidateQueries({ queryKey: ['conversations'] }, { cancelRefetch: false });
}
