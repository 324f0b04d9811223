import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { type Pages, insertApproval, patchApproval, removeApproval } from '@/features/approvals/api/patch-approvals';

type Summary = Schemas['ApprovalSummary'];

const draft = (id: string, priority: number, minute: number) =>
  ({ id, priority, due_at: `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`, state: 'PENDING' }) as Summary;

const pages = (...items: Summary[][]): Pages => ({
  pageParams: items.map(() => undefined),
  pages: items.map((part, i) => ({ items: part, next_cursor: i < items.length - 1 ? `after-${i}` : undefined })),
});

const ids = (data: Pages | undefined) => data?.pages.map((page) => page.items.map((it) => it.id).join(''));

describe('the queue', () => {
  it('puts a new draft where its urgency belongs', () => {
    const queue = pages([draft('a', 5, 10), draft('b', 0, 10)], [draft('c', 0, 30)]);
    expect(ids(insertApproval(queue, draft('x', 0, 20)))).toEqual(['ab', 'xc']);
    expect(ids(insertApproval(queue, draft('x', 5, 20)))).toEqual(['axb', 'c']);
    expect(ids(insertApproval(queue, draft('x', 0, 40)))).toEqual(['ab', 'cx']);
  });

  it('leaves a draft beyond what is loaded to its own page', () => {
    const queue = pages([draft('a', 5, 10)]);
    const [page] = queue.pages;
    if (page) page.next_cursor = 'more';
    expect(ids(insertApproval(queue, draft('x', 0, 40)))).toEqual(['a']);
  });

  it('shows a draft once however often it is told of', () => {
    const queue = pages([draft('a', 0, 10), draft('b', 0, 20)]);
    expect(ids(insertApproval(queue, draft('a', 0, 30)))).toEqual(['ba']);
  });

  it('changes and removes one, and leaves the others the same objects', () => {
    const queue = pages([draft('a', 0, 10), draft('b', 0, 20)]);
    const claimed = patchApproval(queue, 'b', { state: 'CLAIMED', claimed_by_name: 'Mina' });
    expect(claimed?.pages[0]?.items[1]).toMatchObject({ id: 'b', state: 'CLAIMED', claimed_by_name: 'Mina' });
    expect(claimed?.pages[0]?.items[0]).toBe(queue.pages[0]?.items[0]);
    expect(ids(removeApproval(queue, 'a'))).toEqual(['b']);
  });
});
