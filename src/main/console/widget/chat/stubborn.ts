import { SLOWLY } from '../api/follow';
import { isGone, Passing, Refused } from '../api/trouble';
import { backoff, pause } from '../lib/pause';

/** Asks again while only the network or a busy hub is in the way. */
export async function stubborn<T>(ask: () => Promise<T>, attempts = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (trouble) {
      if (!(trouble instanceof Passing) || attempt >= attempts) throw trouble;
      await pause(trouble.retryAfterMs ?? backoff(attempt));
    }
  }
}

/** Refused for another reason than that it is gone: a setting that was changed by mistake is changed back. */
export function unlessGone(trouble: unknown): never {
  throw trouble instanceof Refused && !isGone(trouble) ? new Passing(SLOWLY, trouble.status) : trouble;
}
