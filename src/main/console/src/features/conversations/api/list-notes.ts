import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type Note = Schemas['Note'];

export const notesQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['notes', conversationId],
    queryFn: ({ signal }) => allNotes(conversationId, signal),
  });

export function useNotes(conversationId: string) {
  return useQuery(notesQuery(conversationId));
}

async function allNotes(id: string, signal: AbortSignal) {
  const notes: Note[] = [];
  let cursor: string | undefined;
  do {
    const params = { path: { id }, query: { cursor, limit: 200 } };
    const page = await answerOf(api.GET('/conversations/{id}/notes', { params, signal }));
    notes.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return notes;
}
