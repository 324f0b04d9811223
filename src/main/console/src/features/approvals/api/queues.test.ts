import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { type ApprovalFilter, type ApprovalSummary, approvalsQuery } from '@/features/approvals/api/list-approvals';
import { keepInQueues, patchQueues } from '@/features/approvals/api/queues';

const draft = (id: string, change: Partial<ApprovalSummary> = {}) =>
  ({ id, priority: 0, due_at: `2026-01-01T00:0${id}:00Z`, state: 'PENDING', channel_id: 'mail', ...change }) as ApprovalSummary;

function queues(...lists: [ApprovalFilter, ApprovalSummary[]][]) {
  const queries = new QueryClient();
  lists.forEach(([filter, items]) => queries.setQueryData(approvalsQuery(filter).queryKey, { pageParams: [undefined], pages: [{ items }] }));
  const ids = (filter: ApprovalFilter) => queries.getQueryData(approvalsQuery(filter).queryKey)?.pages.flatMap((page) => page.items.map((it) => it.id));
  return { queries, ids };
}

describe('lists of drafts that are narrowed down', () => {
  it('get a draft that belongs into them, and no other', () => {
    const { queries, ids } = queues([{}, []], [{ channel_id: 'chat' }, []], [{ channel_id: 'mail' }, [draft('1')]]);
    keepInQueues(queries, draft('2'));
    expect(ids({})).toEqual(['2']);
    expect(ids({ channel_id: 'chat' })).toEqual([]);
    expect(ids({ channel_id: 'mail' })).toEqual(['1', '2']);
  });

  it('lose a draft that somebody claims, and those of its holder get it', () => {
    const { queries, ids } = queues([{}, [draft('1')]], [{ holder: 'nobody' }, [draft('1')]], [{ holder: 'mina' }, []]);
    const claim = { state: 'CLAIMED' as const, claimed_by_id: 'mina', lease_until: new Date(Date.now() + 60_000).toISOString() };
    patchQueues(queries, '1', claim);
    expect(ids({})).toEqual(['1']);
    expect(ids({ holder: 'nobody' })).toEqual([]);
    keepInQueues(queries, draft('1', claim));
    expect(ids({ holder: 'mina' })).toEqual(['1']);
  });

  it('have a draft with nobody once its lease is over', () => {
    const { queries, ids } = queues([{ holder: 'nobody' }, []]);
    keepInQueues(queries, draft('1', { state: 'CLAIMED', claimed_by_id: 'mina', lease_until: '2026-01-01T00:00:00Z' }));
    expect(ids({ holder: 'nobody' })).toEqual(['1']);
  });

  it('of a topic or a reason get drafts of that topic and that reason only', () => {
    const { queries, ids } = queues([{ topic: 'delivery' }, []], [{ topic: 'refund' }, []], [{ reason: 'risk_words' }, []], [{ topic: 'delivery', reason: 'unsupported' }, []]);
    keepInQueues(queries, draft('1', { topic: 'delivery', reason: 'risk_words' }));
    keepInQueues(queries, draft('2', { reason: 'unsupported' }));
    expect(ids({ topic: 'delivery' })).toEqual(['1']);
    expect(ids({ topic: 'refund' })).toEqual([]);
    expect(ids({ reason: 'risk_words' })).toEqual(['1']);
    expect(ids({ topic: 'delivery', reason: 'unsupported' })).toEqual([]);
  });
});
