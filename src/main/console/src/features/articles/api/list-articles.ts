import { type Schemas, answerOf, api } from '@/api/client';
import { numberOf, usePages } from '@/hooks/use-pages';

export type ArticleSummary = Schemas['ArticleSummary'];

export function useArticles(words: string) {
  return usePages(['articles', words], (cursor, signal) =>
    answerOf(api.GET('/articles', { params: { query: { q: words || undefined, cursor: numberOf(cursor), limit: 100 } }, signal })),
  );
}
