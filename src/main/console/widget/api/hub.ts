import type { Attachment, ChatInfo, Conversation, EarlierConversation, Identity, Progress, Started } from './shapes';
import { Passing, troubleOf } from './trouble';
import { upload } from './upload';

const PATIENCE = 30_000;

/** A conversation and what opens it. */
export interface Key {
  id: string;
  token: string;
}

interface Options {
  method?: string;
  token?: string;
  idempotencyKey?: string;
  body?: unknown;
}

export interface FirstMessage {
  channel: string;
  text: string;
  language: string;
  name?: string;
  identity?: Identity;
  form?: Record<string, string>;
}

export type Hub = ReturnType<typeof createHub>;

/** @param api where the hub's interface is, without a slash at the end */
export function createHub(api: string) {
  async function call(path: string, { method = 'GET', token, idempotencyKey, body }: Options = {}) {
    const headers: Record<string, string> = {};
    if (token) headers['Authorization'] = `Bearer ${token}`;
    if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    // On a page of the hub itself, who is signed in there has nothing to do with who chats.
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store' };
    if (body !== undefined) init.body = JSON.stringify(body);
    // A network that swallows everything must not hold a message for ever.
    if (AbortSignal.timeout) init.signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(api + path, init).catch(() => {
      throw new Passing();
    });
    if (response.ok) return response;
    throw troubleOf(response.status, await response.text().catch(() => ''), response.headers.get('Retry-After'));
  }

  async function json<T>(path: string, options?: Options): Promise<T> {
    const response = await call(path, options);
    return response.json().catch(() => {
      throw new Passing();
    });
  }

  const of = ({ id }: Key) => `/conversations/${id}`;

  return {
    chat: (channel: string) => json<ChatInfo>(`/channels/${channel}/chat`),
    begin: (body: FirstMessage, idempotencyKey: string) =>
      json<Started>('/conversations', { method: 'POST', idempotencyKey, body }),
    write: (key: Key, text: string, attachments: string[], idempotencyKey: string) =>
      json<{ message_id: string }>(`${of(key)}/messages`, {
        method: 'POST',
        token: key.token,
        idempotencyKey,
        body: attachments.length ? { text, attachments } : { text },
      }),
    conversation: (key: Key) => json<Conversation>(of(key), { token: key.token }),
    renewToken: (key: Key) => json<{ visitor_token: string }>(`${of(key)}/token`, { method: 'POST', token: key.token }),
    tellTyping: (key: Key, typing: boolean) =>
      call(`${of(key)}/typing`, { method: 'PUT', token: key.token, body: { typing } }),
    markRead: (key: Key, message_id: string) =>
      call(`${of(key)}/read`, { method: 'PUT', token: key.token, body: { message_id } }),
    rateAnswer: (key: Key, message: string, helpful: boolean, comment?: string) =>
      call(`${of(key)}/messages/${message}/feedback`, {
        method: 'PUT',
        token: key.token,
        body: comment ? { helpful, comment } : { helpful },
      }),
    requestPerson: (key: Key) => json<Progress>(`${of(key)}/person`, { method: 'POST', token: key.token, body: {} }),
    rate: (key: Key, score: number, comment?: string) =>
      call(`${of(key)}/rating`, { method: 'PUT', token: key.token, body: comment ? { score, comment } : { score } }),
    mailTranscript: (key: Key, email: string) =>
      call(`${of(key)}/transcript`, { method: 'POST', token: key.token, body: { email } }),
    leaveEmail: (key: Key, email: string) =>
      call(`${of(key)}/email`, { method: 'POST', token: key.token, body: { email } }),
    history: (channel: string, identity: Identity) =>
      json<{ items: EarlierConversation[] }>(`/channels/${channel}/history`, { method: 'POST', body: { identity } }),
    upload: (key: Key, file: File, onProgress: (part: number) => void, signal: AbortSignal) =>
      upload(`${api}${of(key)}/attachments?name=${encodeURIComponent(nameOf(file))}`, key.token, file, onProgress, signal),
    download: async (key: Key, file: Attachment) =>
      (await call(`/attachments/${file.id}`, { token: key.token })).blob(),
    eventsOf: (key: Key) => `${api}${of(key)}/events`,
  };
}

/** As the hub takes names: without folders and control characters. */
function nameOf(file: File) {
  // eslint-disable-next-line no-control-regex -- these are what must go
  return file.name.replace(/[\x00-\x1f\x7f/\\]/g, '_').slice(-200) || 'file';
}
