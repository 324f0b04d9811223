import type { Progress, Stage, Status } from '../api/shapes';

const STAGES: Record<Status, Stage> = {
  OPEN: 'RECEIVED',
  ANSWERING: 'WRITING',
  AWAITING_APPROVAL: 'CHECKING',
  WITH_AGENT: 'WAITING',
  ANSWERED: 'ANSWERED',
  RESOLVED: 'RESOLVED',
};

export function progressOf(status: Status, progress?: Progress): Progress {
  return progress ?? { stage: STAGES[status] ?? 'RECEIVED' };
}

export const hasDetails = (progress: Progress) => Object.keys(progress).length > 1;

/** What the stream repeats of earlier is only the stage. */
export function withDetails<T extends Progress | undefined>(progress: T, fetched: Progress | undefined) {
  if (!progress || hasDetails(progress)) return progress;
  return fetched?.stage === progress.stage ? fetched : progress;
}
