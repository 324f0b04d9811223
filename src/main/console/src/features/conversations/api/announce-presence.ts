import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Schemas, answerOf, api } from '@/api/client';
import { usePresenceEvents } from '@/live/use-live';

type Presence = Schemas['Presence'];
type Doing = Schemas['AnnouncePresence']['doing'];

const BEAT = 10_000;
const AWAY = 3 * 60_000;

/** Says that one is there, for as long as one is, and tells who else is. Announcing keeps nobody signed in who left. */
export function usePresence(conversationId: string, isTyping: boolean): Presence[] {
  const queries = useQueryClient();
  const key = ['presence', conversationId];
  const { data } = useQuery<Presence[]>({ queryKey: key, queryFn: () => [], enabled: false });
  const typing = useRef(isTyping);

  useEffect(() => {
    let lastInput = Date.now();
    const note = () => (lastInput = Date.now());
    const announce = (doing: Doing) =>
      answerOf(api.POST('/conversations/{id}/presence', { params: { path: { id: conversationId } }, body: { doing } }))
        .then(({ items }) => queries.setQueryData(['presence', conversationId], items))
        // Who is there is good to know; nothing depends on it.
        .catch(() => undefined);
    const beat = () => {
      const isThere = document.visibilityState === 'visible' && Date.now() - lastInput < AWAY;
      if (isThere) void announce(typing.current ? 'typing' : 'viewing');
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
    if (typing.current === isTyping) return;
    typing.current = isTyping;
    const body = { doing: isTyping ? ('typing' as const) : ('viewing' as const) };
    api.POST('/conversations/{id}/presence', { params: { path: { id: conversationId } }, body }).catch(() => undefined);
  }, [conversationId, isTyping]);

  usePresenceEvents((change) => {
    if (change.conversation_id !== conversationId) return;
    const { account_id, name, doing, until, customer } = change;
    queries.setQueryData<Presence[]>(key, (before = []) => {
      const others = before.filter((it) => it.account_id !== account_id);
      return doing === 'gone' ? others : [...others, { account_id, name, doing, until, customer }];
    });
  });

  return data ?? [];
}
