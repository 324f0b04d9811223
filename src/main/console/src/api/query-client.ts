import { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/api/problem';

const PASSING: Problem['kind'][] = ['offline', 'unavailable'];

/** Screens are kept live by events, so nothing is asked for again merely because time passed. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, failure) => failures < 2 && failure instanceof Problem && PASSING.includes(failure.kind),
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
