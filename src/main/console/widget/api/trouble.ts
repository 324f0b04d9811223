/** The hub has understood the request and says no: asking again would not help. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly field?: string,
  ) {
    super(detail);
  }
}

/** The network, or a hub that is busy or starting: the same request may succeed later. */
export class Passing extends Error {
  constructor(
    readonly retryAfterMs?: number,
    readonly status?: number,
  ) {
    super('The hub cannot be reached.');
  }
}

const GONE = [401, 404, 410];

/** Whether what was asked for is there no more, or not for who asks. */
export function isGone(trouble: unknown) {
  return trouble instanceof Refused && GONE.includes(trouble.status);
}

/** What an answer that is not a success means. */
export function troubleOf(status: number, body: string, retryAfter: string | null): Refused | Passing {
  if (status === 429 || status >= 500 || status === 408) {
    const seconds = Number(retryAfter);
    return new Passing(seconds > 0 ? seconds * 1_000 : undefined, status);
  }
  try {
    const { detail, title, field } = JSON.parse(body);
    return new Refused(status, String(detail ?? title ?? ''), field);
  } catch {
    return new Refused(status, '');
  }
}
