import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { sessionIsBack } from '@/api/session-guard';
import { type Session, sessionQuery } from '@/features/session/api/get-session';

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SignIn']) => answerOf(api.POST('/session', { body })),
    onSuccess: (session) => {
      const before = queries.getQueryData<Session | null>(sessionQuery.queryKey);
      // Nothing of one person's may be shown to another.
      if (before && before.account_id !== session.account_id) return window.location.assign('/console/');
      queries.setQueryData(sessionQuery.queryKey, session);
      sessionIsBack(session.account_id);
    },
  });
}
