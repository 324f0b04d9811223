const FIRST = 500;
const LONGEST = 30_000;

/** Grows with each failure, and differs between browsers that lost the same hub. */
export function backoff(failures: number, random = Math.random()) {
  return Math.min(LONGEST, FIRST * 2 ** failures) * (0.5 + random / 2);
}

/** Ends early when the network is back or the signal ends it. */
export function pause(ms: number, signal?: AbortSignal) {
  return new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal?.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal?.addEventListener('abort', end);
  });
}
