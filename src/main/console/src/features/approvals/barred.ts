import type { Schemas } from '@/api/client';
import { isHeld } from '@/lib/lease';

type Draft = Pick<Schemas['ApprovalSummary'], 'state' | 'claimed_by_id' | 'lease_until' | 'first_approved_by_id'>;

/** Why this person can do nothing with a draft that waits: somebody else has it, or has to look after them. */
export function barOf(it: Draft, accountId: string, now: number): 'taken' | 'needs-another' | undefined {
  if (it.claimed_by_id !== accountId && isHeld(it, now)) return 'taken';
  return it.first_approved_by_id === accountId ? 'needs-another' : undefined;
}
