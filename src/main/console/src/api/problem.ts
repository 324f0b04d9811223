import type { components } from '@/api/contract';

type ProblemBody = components['schemas']['Problem'];
export type Kind = ProblemBody['kind'] | 'offline';
export type Code = components['schemas']['ProblemCode'];

/** A failure that the hub told of, or that it could not be reached. What more it says is in `facts`. */
export class Problem extends Error {
  readonly kind: Kind;
  /** What happened, where the hub has a name for it. */
  readonly code?: Code;
  readonly field?: string;
  readonly reference?: string;
  readonly retryAfter?: number;
  readonly facts: Record<string, unknown>;

  constructor(kind: Kind, detail: string, facts: Record<string, unknown> = {}) {
    super(detail);
    this.kind = kind;
    this.facts = facts;
    this.code = text(facts.code) as Code | undefined;
    this.field = text(facts.field);
    this.reference = text(facts.id);
    this.retryAfter = typeof facts.retry_after === 'number' ? facts.retry_after : undefined;
  }

  static of(body: unknown, status: number): Problem {
    const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<ProblemBody>;
    const kind = told.kind ?? (status === 502 || status === 503 || status === 504 ? 'unavailable' : 'unexpected');
    return new Problem(kind, told.detail ?? told.title ?? '', { ...told });
  }
}

function text(value: unknown) {
  return typeof value === 'string' ? value : undefined;
}
