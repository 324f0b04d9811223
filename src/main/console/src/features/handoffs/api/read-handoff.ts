import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '@/api/client';
import { keepHandoff } from '@/features/handoffs/api/keep-handoff';

/** Opening a handoff reads it, for this person, everywhere. */
export function useReadHandoff(id: string, isUnread: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isUnread) return;
    answerOf(api.PUT('/handoffs/{id}/read', { params: { path: { id } } }))
      .then(() => keepHandoff(queries, { id, unread: false }))
      // It stays unread, and is read the next time.
      .catch(() => undefined);
  }, [queries, id, isUnread]);
}
