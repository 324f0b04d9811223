/** Longer than any indicator lives: a time that far away comes from a clock that is wrong. */
const TYPING_AT_MOST = 12_000;
const TYPING_USUALLY = 6_000;

/** @property toldUntil by the hub's clock */
export interface Typing {
  name: string;
  until: number;
  toldUntil: number;
}

/** A time that is not later than the one before, or just over, says that they have stopped. */
export function typingOf(data: Record<string, unknown>, before: Typing | undefined, now: number): Typing | undefined {
  const toldUntil = Date.parse(String(data['until']));
  const left = toldUntil - now;
  if (before ? toldUntil <= before.toldUntil : left <= 0 && left > -TYPING_AT_MOST) return undefined;
  const lasts = left > 0 && left <= TYPING_AT_MOST ? left : TYPING_USUALLY;
  return { name: String(data['name'] ?? ''), until: now + lasts, toldUntil };
}
