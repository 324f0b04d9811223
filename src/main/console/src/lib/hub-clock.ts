/** A Date names whole seconds, and an answer takes a while to come: two clocks that differ by less may be the same. */
const BLUR = 2_000;

let ahead = 0;

/** The hub's time. Leases end by it, and this machine's clock may be wrong. */
export const hubNow = () => Date.now() + ahead;

/** Learns it from the Date of an answer. */
export function learnHubTime(date: string | null) {
  const difference = Date.parse(date ?? '') - Date.now();
  if (!Number.isNaN(difference)) ahead = Math.abs(difference) < BLUR ? 0 : difference;
}
