import { Problem } from '@/api/problem';

export interface Winner {
  claimed_by_id: string;
  claimed_by_name: string;
  claimed_at: string;
}

/** Who was first, when a claim lost to somebody. */
export function winnerOf(failure: unknown): Winner | undefined {
  if (!(failure instanceof Problem) || failure.kind !== 'conflict') return undefined;
  return typeof failure.facts.claimed_by_name === 'string' ? (failure.facts as unknown as Winner) : undefined;
}
