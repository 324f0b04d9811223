// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { sendWithSession } from '@/api/client';
import { isSessionLost, sessionIsBack } from '@/api/session-guard';
import { attendance } from '@/lib/attendance';

const post = () => new Request('http://hub.test/api/v1/approvals/1/decision', { method: 'POST', body: '{"action":"approve"}' });

it('sends again what was refused, once somebody signed in again', async () => {
  const bodies: string[] = [];
  const answers = [401, 200];
  vi.stubGlobal('fetch', async (request: Request) => {
    bodies.push(await request.text());
    return new Response(null, { status: answers.shift() });
  });

  const answer = sendWithSession(post());
  await vi.waitFor(() => expect(isSessionLost()).toBe(true));
  expect(bodies).toHaveLength(1);
  sessionIsBack('somebody');

  expect((await answer).status).toBe(200);
  expect(bodies).toEqual(['{"action":"approve"}', '{"action":"approve"}']);
  expect(isSessionLost()).toBe(false);
});

it('says that the hub cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(sendWithSession(post())).rejects.toMatchObject({ kind: 'offline' });
});

it('says what nobody asked for, so that it keeps nobody signed in; staying signed in is always asked for', async () => {
  const sent: Record<string, string | null> = {};
  vi.stubGlobal('fetch', async (request: Request) => {
    sent[new URL(request.url).pathname] = request.headers.get('Serai-Unattended');
    return new Response();
  });
  vi.useFakeTimers();
  attendance.start();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
  vi.advanceTimersByTime(59_000);
  await sendWithSession(new Request('http://hub.test/api/v1/soon'));
  vi.advanceTimersByTime(2_000);
  await sendWithSession(new Request('http://hub.test/api/v1/later'));
  await sendWithSession(new Request('http://hub.test/api/v1/session/activity', { method: 'POST' }));
  document.body.dispatchEvent(new MouseEvent('pointermove', { bubbles: true }));
  await sendWithSession(new Request('http://hub.test/api/v1/below-a-pointer-that-lies-still'));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
  await sendWithSession(new Request('http://hub.test/api/v1/back'));
  vi.useRealTimers();

  expect(sent).toEqual({
    '/api/v1/soon': null,
    '/api/v1/later': 'true',
    '/api/v1/session/activity': null,
    '/api/v1/below-a-pointer-that-lies-still': 'true',
    '/api/v1/back': null,
  });
});
