/**
 * What happens to requests when the session is over: they wait until somebody signed in again over the page, and are
 * then sent once more, so that nothing that was typed or pressed is lost.
 */
let waiting: PromiseWithResolvers<void> | undefined;
const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel('serai-session');

let person: string | undefined;

// A session belongs to all tabs: who signs in again in one has signed in everywhere.
otherTabs.onmessage = ({ data }: MessageEvent<string>) => goOn(data);

export function sessionLost(): Promise<void> {
  if (!waiting) {
    waiting = withResolvers();
    tell();
  }
  return waiting.promise;
}

export function sessionIsBack(accountId: string) {
  otherTabs.postMessage(accountId);
  goOn(accountId);
}

/** What one person left waiting never goes out in another's name. */
function goOn(accountId: string) {
  if (person !== undefined && person !== accountId) return window.location.assign('/console/');
  person = accountId;
  release();
}

function release() {
  waiting?.resolve();
  waiting = undefined;
  tell();
}

export const isSessionLost = () => waiting !== undefined;

export function onSessionChange(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell() {
  listeners.forEach((it) => it());
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<void>((yes, no) => ((resolve = yes), (reject = no)));
  return { promise, resolve, reject };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}
