import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { renew, repeatWhatRuns } from '@/api/renew';

const LIST = ['handoffs', 'open', {}];
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A list on screen whose answers come when the test lets them; each is what the hub had when it was asked. */
function shown() {
  const queries = new QueryClient();
  const answers: (() => void)[] = [];
  let hub = 'before';
  const asked = vi.fn(() => {
    const now = hub;
    return new Promise<string>((answer) => answers.push(() => answer(now)));
  });
  ends.push(new QueryObserver(queries, { queryKey: LIST, queryFn: asked, staleTime: Infinity }).subscribe(() => undefined));
  return {
    queries,
    asked,
    change: () => (hub = 'after'),
    answer: async () => {
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
      answers.shift()?.();
    },
    data: () => queries.getQueryData(LIST),
  };
}

it('an event during the first load is not missed', async () => {
  const { queries, asked, change, answer, data } = shown();
  change();
  renew(queries, { queryKey: ['handoffs'] });
  await answer();
  await answer();
  await vi.waitFor(() => expect(data()).toBe('after'));
  expect(asked).toHaveBeenCalledTimes(2);
});

it('many events during a refetch are followed by one more, and break nothing off', async () => {
  const { queries, asked, change, answer, data } = shown();
  await answer();
  await vi.waitFor(() => expect(data()).toBe('before'));
  renew(queries, { queryKey: ['handoffs'] });
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  change();
  renew(queries, { queryKey: ['handoffs'] });
  renew(queries, { queryKey: ['handoffs'] });
  await answer();
  await answer();
  await vi.waitFor(() => expect(data()).toBe('after'));
  expect(asked).toHaveBeenCalledTimes(3);
});

it('what does not run is asked for once, and what was changed here is not asked for at all', async () => {
  const { queries, asked, answer, data } = shown();
  await answer();
  await vi.waitFor(() => expect(data()).toBe('before'));
  repeatWhatRuns(queries, { queryKey: ['handoffs'] });
  expect(asked).toHaveBeenCalledTimes(1);
  renew(queries, { queryKey: ['handoffs'] });
  await answer();
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(asked).toHaveBeenCalledTimes(2);
});

it('what nobody looks at is asked for when somebody does', async () => {
  const { queries, asked, answer, data } = shown();
  await answer();
  await vi.waitFor(() => expect(data()).toBe('before'));
  ends.splice(0).forEach((end) => end());
  renew(queries, { queryKey: ['handoffs'] });
  expect(asked).toHaveBeenCalledTimes(1);
  expect(queries.getQueryState(LIST)?.isInvalidated).toBe(true);
});
