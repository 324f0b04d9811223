// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { BulkBar } from '@/features/approvals/components/bulk-bar';
import { startSpeaking } from '@/lib/i18n';
import { toasts } from '@/lib/toasts';

beforeAll(startSpeaking);
afterEach(cleanup);

const queries = new QueryClient();
const bar = (ids: string[]) => (
  <QueryClientProvider client={queries}>
    <BulkBar ids={ids} onClear={() => undefined} />
  </QueryClientProvider>
);

it('rejects those that were chosen when it asked why, whatever became of the list', async () => {
  const asked = vi.spyOn(api, 'POST').mockResolvedValue({ data: { items: [] }, response: new Response() } as never);
  const { rerender } = render(bar(['1', '2']));
  fireEvent.click(screen.getByText('Reject'));
  expect(screen.getByText('Reject 2 drafts')).toBeTruthy();

  rerender(bar(['2']));
  rerender(bar([]));
  fireEvent.click(screen.getByLabelText('No longer true'));
  const dialog = screen.getByRole('dialog');
  fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);

  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ body: { ids: ['1', '2'], action: 'reject', reason_category: 'outdated' } });
});

it('asks for fifty at a time, and keeps those chosen that stayed as they were', async () => {
  const ids = Array.from({ length: 51 }, (_, i) => String(i));
  const asked: number[] = [];
  vi.spyOn(api, 'POST').mockImplementation((_, options) => {
    const { body } = options as unknown as { body: { ids: string[] } };
    asked.push(body.ids.length);
    const items = body.ids.map((id) => ({ id, done: id !== '50', kind: 'conflict' }));
    return Promise.resolve({ data: { items }, response: new Response() }) as never;
  });
  const onClear = vi.fn();
  render(
    <QueryClientProvider client={queries}>
      <BulkBar ids={ids} onClear={onClear} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByText('To people'));
  await vi.waitFor(() => expect(onClear).toHaveBeenCalledWith(['50']));
  expect(asked).toEqual([50, 1]);
});

it('tells what it could no longer ask for, and keeps that chosen', async () => {
  const ids = Array.from({ length: 52 }, (_, i) => String(i));
  const asking = vi.spyOn(api, 'POST').mockImplementation((_, options) => {
    const { body } = options as unknown as { body: { ids: string[] } };
    if (body.ids.length < 50) return Promise.reject(new TypeError('offline')) as never;
    const items = body.ids.map((id) => ({ id, done: true }));
    return Promise.resolve({ data: { items }, response: new Response() }) as never;
  });
  const onClear = vi.fn();
  render(
    <QueryClientProvider client={queries}>
      <BulkBar ids={ids} onClear={onClear} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByText('To people'));
  await vi.waitFor(() => expect(onClear).toHaveBeenCalledWith(['50', '51']));
  expect(asking).toHaveBeenCalledTimes(2);
});

it('names everybody who was first', async () => {
  const lost = (id: string, name: string) => ({ id, done: false, kind: 'conflict', code: 'claimed', claimed_by_id: name, claimed_by_name: name, claimed_at: new Date().toISOString() });
  const items = [{ id: '1', done: true, state: 'HANDED_OFF' }, lost('2', 'Jonas'), lost('3', 'Sofia')];
  vi.spyOn(api, 'POST').mockResolvedValue({ data: { items }, response: new Response() } as never);
  render(bar(['1', '2', '3']));
  fireEvent.click(screen.getByText('To people'));
  const told = '2 drafts stayed as they were. Already claimed by Jonas now. Already claimed by Sofia now.';
  await vi.waitFor(() => expect(toasts.get().at(-1)).toMatchObject({ tone: 'trouble', text: told }));
});

it('is not there while nothing is chosen', () => {
  render(bar([]));
  expect(screen.queryByRole('toolbar')).toBeNull();
});
