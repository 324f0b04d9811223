import createClient from 'openapi-fetch';
import type { components, paths } from '@/api/contract';
import { Problem } from '@/api/problem';
import { sessionLost } from '@/api/session-guard';
import { attendance } from '@/lib/attendance';
import { learnHubTime } from '@/lib/hub-clock';

export type Schemas = components['schemas'];

/** What is asked for so long after the last touch is nobody's doing, and keeps nobody signed in. */
const UNATTENDED = 60_000;
/** Says itself that somebody is there. */
const STAYING = '/api/v1/session/activity';

export const api = createClient<paths>({ baseUrl: '/api/v1', fetch: sendWithSession });

/** What the hub answered. Throws a Problem for everything else. */
export async function answerOf<T>(request: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await request;
  if (!response.ok) throw Problem.of(error, response.status);
  return data as T;
}

/** Repeats what was refused because the session is over, once somebody signed in again. */
export async function sendWithSession(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || asksAboutSession(request)) return response;
  await sessionLost();
  return send(again);
}

async function send(request: Request): Promise<Response> {
  const token = csrfToken();
  if (token) request.headers.set('X-XSRF-TOKEN', token);
  if (!attendance.isWithin(UNATTENDED) && pathOf(request) !== STAYING) request.headers.set('Serai-Unattended', 'true');
  try {
    const response = await fetch(request);
    learnHubTime(response.headers.get('Date'));
    return response;
  } catch (failure) {
    if (request.signal.aborted) throw failure;
    throw new Problem('offline', '');
  }
}

const asksAboutSession = (request: Request) => pathOf(request) === '/api/v1/session';

const pathOf = (request: Request) => new URL(request.url).pathname;

function csrfToken() {
  return /(?:^|;\s*)XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1];
}
