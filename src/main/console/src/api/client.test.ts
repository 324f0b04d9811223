// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { sendWithSession } from '@/api/client';
import { isSessionLost, sessionIsBack } from '@/api/session-guard';

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
