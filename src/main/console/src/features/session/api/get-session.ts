import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { Problem } from '@/api/problem';
import { sessionIsBack } from '@/api/session-guard';

export type Session = Schemas['Session'];

/** Null while nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => fetchSession(),
  staleTime: Infinity,
});

async function fetchSession(): Promise<Session | null> {
  try {
    const session = await answerOf(api.GET('/session'));
    // Who signed in elsewhere comes back in a tab of its own; those that wait go on.
    sessionIsBack(session.account_id);
    return session;
  } catch (failure) {
    if (failure instanceof Problem && failure.kind === 'unauthenticated') return null;
    throw failure;
  }
}

/** Who is signed in, on screens that nobody else sees. */
export function useMe(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('Nobody is signed in');
  return data;
}
