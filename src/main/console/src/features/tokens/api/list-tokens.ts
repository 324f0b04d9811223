import { type Schemas, answerOf, api } from '@/api/client';
import { usePages } from '@/hooks/use-pages';

export type ApiToken = Schemas['ApiToken'];

/** @param userId whose; undefined for one's own */
export function useTokens(userId?: string) {
  return usePages(['tokens', userId], (cursor, signal) => {
    const query = { cursor, limit: 100 };
    return answerOf(
      userId
        ? api.GET('/users/{id}/tokens', { params: { path: { id: userId }, query }, signal })
        : api.GET('/tokens', { params: { query }, signal }),
    );
  });
}
