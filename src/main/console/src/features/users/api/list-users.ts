import { type Schemas, answerOf, api } from '@/api/client';
import { usePages } from '@/hooks/use-pages';

export type User = Schemas['User'];

export function useUsers() {
  return usePages(['users'], (cursor, signal) =>
    answerOf(api.GET('/users', { params: { query: { cursor, limit: 100 } }, signal })),
  );
}
