import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';
import { usePresenceEvents } from '@/live/use-live';

type Presence = Schemas['Presence'];
type Doing = Schemas['AnnouncePresence']['doing'];
/** `noting` is told to colleagues only. */
export type Writing = Extract<Doing, 'typing' | 'noting'>;

const BEAT = 10_000;
const AWAY = 3 * 60_000;

/** Says that one is there, for as long as one is, and tells who else is. Announcing keeps nobody signed in who left. */
export function usePresence(conversationId: string, accountId: string, writing?: Writing): Presence[] {
  const queries = useQueryClient();
  const key = ['presence', conversationId];
  const { data } = useQuery<Presence[]>({ queryKey: key, queryFn: () => [], enabled: false });
  const doing = useRef<Doing>(writing ?? 'viewing');

  useEffect(() => {
    let lastInput = Date.now();
    const note = () => (lastInput = Date.now());
    const announce = (what: Doing) =>
      answerOf(api.POST('/conversations/{id}/presence', { params: { path: { id: conversationId } }, body: { doing: what } }))
        .then(({ items }) => queries.setQueryData(['presence', conversationId], items))
        // Who is there is good to know; nothing depends on it.
        .catch(() => undefined);
    const beat = () => {
      const isThere = document.visibilityState === 'visible' && Date.now() - lastInput < AWAY;
      if (isThere) void announce(doing.current);
    };
    beat();
    const timer = setInterval(beat, BEAT);
    document.addEventListener('pointermove', note);
    document.addEventListener('keydown', note);
    return () => {
      clearInterval(timer);
      document.removeEventListener('pointermove', note);
      document.removeEventListener('keydown', note);
      void announce('gone');
    };
  }, [queries, conversationId]);

  useEffect(() => {
    const now = writing ?? 'viewing';
    if (doing.current === now) return;
    doing.current = now;
    api.POST('/conversations/{id}/presence', { params: { path: { id: conversationId } }, body: { doing: now } }).catch(() => undefined);
  }, [conversationId, writing]);

  usePresenceEvents((change) => {
    // What one does oneself is no news.
    if (change.conversation_id !== conversationId || change.account_id === accountId) return;
    const { account_id, name, until, customer } = change;
    queries.setQueryData<Presence[]>(key, (before = []) => {
      const others = before.filter((it) => it.account_id !== account_id);
      return change.doing === 'gone' ? others : [...others, { account_id, name, doing: change.doing, until, customer }];
    });
  });

  return data ?? [];
}
