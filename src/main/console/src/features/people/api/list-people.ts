import { useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';
import { numberOf } from '@/hooks/use-pages';

export type Person = Schemas['Person'];

const TWO_HUNDRED = 200;

/** Who works here: a list that is small enough to have whole. */
export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: ({ signal }) => allPeople(signal) });
}

async function allPeople(signal: AbortSignal) {
  const people: Person[] = [];
  let cursor: string | undefined;
  do {
    const page = await answerOf(api.GET('/people', { params: { query: { cursor: numberOf(cursor), limit: TWO_HUNDRED } }, signal }));
    people.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return people;
}
