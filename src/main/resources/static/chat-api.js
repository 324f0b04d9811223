const API = "api/v1";

export class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.status = problem.status;
  }
}

const isPassing = (status) => status === 429 || status >= 500;

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Grows with each failure, and differs between browsers that lost the same server.
export const backoff = (attempt) => Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

async function call(path, options) {
  const response = await fetch(`${API}${path}`, options);
  if (response.ok) return response;
  if (isPassing(response.status)) throw new Error(`status ${response.status}`);
  throw new Refused(await response.json().catch(() => ({ status: response.status, title: response.statusText })));
}

const bearer = (token) => (token ? { Authorization: `Bearer ${token}` } : {});

export const readConversation = async ({ id, token }) =>
  (await call(`/conversations/${id}`, { headers: bearer(token) })).json();

export const renewToken = async ({ id, token }) =>
  (await call(`/conversations/${id}/token`, { method: "POST", headers: bearer(token) })).json();

export const leaveEmail = ({ id, token }, email) =>
  call(`/conversations/${id}/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...bearer(token) },
    body: JSON.stringify({ email }),
  });

export const upload = async ({ id, token }, file) =>
  (
    await call(`/conversations/${id}/attachments?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", ...bearer(token) },
      body: file,
    })
  ).json();

export const download = async ({ token }, id) => (await call(`/attachments/${id}`, { headers: bearer(token) })).blob();

/** Repeats the same request, under the same key, until the hub has answered it. */
export async function post(path, { token, key, body, onDelay }) {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await call(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": key, ...bearer(token) },
        body: JSON.stringify(body),
      });
      return await response.json();
    } catch (failure) {
      if (failure instanceof Refused) throw failure;
      onDelay();
      await pause(backoff(attempt));
    }
  }
}

/** Follows a conversation for as long as the signal allows, coming back where it was cut. */
export async function follow({ id, token }, { signal, onEvent, onConnection }) {
  let lastEventId = "0";
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const response = await call(`/conversations/${id}/events`, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": lastEventId, ...bearer(token) },
        signal,
      });
      onConnection(true);
      attempt = 0;
      for await (const event of eventsIn(response.body)) {
        if (event.id) lastEventId = event.id;
        if (event.data) onEvent(event.name, JSON.parse(event.data));
      }
    } catch (failure) {
      if (signal.aborted) return;
      if (failure instanceof Refused) throw failure;
      onConnection(false);
    }
    await pause(backoff(attempt));
  }
}

async function* eventsIn(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    unread += value;
    const blocks = unread.split(/\r?\n\r?\n/);
    unread = blocks.pop();
    yield* blocks.map(eventFrom);
  }
}

function eventFrom(block) {
  const event = { name: "message", data: "" };
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (field === "event") event.name = value;
    if (field === "id") event.id = value;
    if (field === "data") event.data += (event.data && "\n") + value;
  }
  return event;
}
