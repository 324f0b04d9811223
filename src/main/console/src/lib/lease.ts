import { hubNow } from '@/lib/hub-clock';

interface Leased {
  state: string;
  lease_until?: string;
}

/** How long a claim lasts. */
export const LEASE = 5 * 60_000;

/** Leases are extended and end without an event. Lists by holder are asked for again this often. */
export const LEASES_RENEWED_EVERY = 60_000;

/** For what is open: the hub is asked when the lease should be over, by its clock, and a little later. */
export function untilLeaseEnds(it: Leased | undefined): number | false {
  if (it?.state !== 'CLAIMED' || !it.lease_until) return false;
  const left = Date.parse(it.lease_until) - hubNow();
  return left > 0 && left + 1_000;
}

/** Whether nobody else may take it. Without an end it was claimed a moment ago. */
export const isHeld = (it: Leased, now = hubNow()) => it.state === 'CLAIMED' && !(it.lease_until && Date.parse(it.lease_until) <= now);
