import type { Schemas } from '@/api/client';
import { isHeld } from '@/lib/lease';

type Held = Pick<Schemas['Handoff'], 'state' | 'claimed_by_id' | 'lease_until'>;

export const isMine = (it: Held | undefined, accountId: string) =>
  it?.state === 'CLAIMED' && it.claimed_by_id === accountId;

/** After its lease ends anybody may take it. */
export const isHeldByOther = (it: Held, accountId: string) => it.claimed_by_id !== accountId && isHeld(it);
