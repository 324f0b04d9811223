import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';

export function useArticle(slug: string) {
  return useQuery({
    queryKey: ['article', slug],
    queryFn: ({ signal }) => answerOf(api.GET('/articles/{slug}', { params: { path: { slug } }, signal })),
  });
}
