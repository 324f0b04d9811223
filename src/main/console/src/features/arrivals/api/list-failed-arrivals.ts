import { type Schemas, answerOf, api } from '@/api/client';
import { usePages } from '@/hooks/use-pages';

export type FailedArrival = Schemas['FailedArrival'];

export function useFailedArrivals() {
  return usePages(['arrivals'], (cursor, signal) =>
    answerOf(api.GET('/inbox/failed', { params: { query: { cursor, limit: 50 } }, signal })),
  );
}
