import { type Schemas, answerOf, api } from '@/api/client';
import { numberOf } from '@/hooks/use-pages';
import { useQuery } from '@tanstack/react-query';

export type CannedResponse = Schemas['CannedResponse'];

/** A list that is small enough to have whole: it is looked through while writing. */
export function useCannedResponses() {
  return useQuery({ queryKey: ['canned-responses'], queryFn: ({ signal }) => all(signal) });
}

async function all(signal: AbortSignal) {
  const responses: CannedResponse[] = [];
  let cursor: string | undefined;
  do {
    const page = await answerOf(api.GET('/canned-responses', { params: { query: { cursor: numberOf(cursor), limit: 200 } }, signal }));
    responses.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return responses;
}
