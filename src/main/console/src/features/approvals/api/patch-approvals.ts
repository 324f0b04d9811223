import type { InfiniteData } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';

type Summary = Schemas['ApprovalSummary'];
export type Pages = InfiniteData<Schemas['ApprovalPage'], unknown>;

export const isOpen = (it: Pick<Summary, 'state'>) => it.state === 'PENDING' || it.state === 'CLAIMED';

export function patchApproval(data: Pages | undefined, id: string, change: Partial<Summary>): Pages | undefined {
  return onEachPage(data, (items) =>
    items.some((it) => it.id === id) ? items.map((it) => (it.id === id ? { ...it, ...change } : it)) : items,
  );
}

export function removeApproval(data: Pages | undefined, id: string): Pages | undefined {
  return onEachPage(data, (items) => (items.some((it) => it.id === id) ? items.filter((it) => it.id !== id) : items));
}

/** Puts one where its urgency belongs; beyond the pages that are loaded it comes with its own page. */
export function insertApproval(data: Pages | undefined, item: Summary): Pages | undefined {
  if (!data || data.pages.length === 0) return data;
  const pages = (removeApproval(data, item.id) as Pages).pages;
  const found = pages.findIndex((page) => page.items.some((it) => comesBefore(item, it)));
  const isLast = pages.at(-1)?.next_cursor === undefined;
  if (found === -1 && !isLast) return { ...data, pages };
  const target = found === -1 ? pages.length - 1 : found;
  return {
    ...data,
    pages: pages.map((page, i) => (i === target ? { ...page, items: insertInto(page.items, item) } : page)),
  };
}

function insertInto(items: Summary[], item: Summary) {
  const at = items.findIndex((it) => comesBefore(item, it));
  return at === -1 ? [...items, item] : items.toSpliced(at, 0, item);
}

/** As the hub sorts: the highest priority first, then what is due first. */
export function comesBefore(one: Summary, other: Summary) {
  if (one.priority !== other.priority) return one.priority > other.priority;
  if (one.due_at !== other.due_at) return one.due_at < other.due_at;
  return one.id < other.id;
}

function onEachPage(data: Pages | undefined, change: (items: Summary[]) => Summary[]): Pages | undefined {
  return data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) };
}
