import { useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type SavedView = Schemas['SavedView'];

export function useSavedViews(screen: Schemas['ViewedScreen']) {
  return useQuery({
    queryKey: ['saved-views'],
    // At most a hundred a person.
    queryFn: ({ signal }) => answerOf(api.GET('/saved-views', { params: { query: { limit: 200 } }, signal })),
    select: (page) => page.items.filter((it) => it.screen === screen),
  });
}
