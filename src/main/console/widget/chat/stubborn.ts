import { Passing } from '../api/trouble';
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
