import { useSyncExternalStore } from 'react';
import { hubNow } from '@/lib/hub-clock';

const STEP = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = hubNow();

/** The hub's time, renewed every ten seconds by one clock for all. */
export function useNow() {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    now = hubNow();
    timer = setInterval(tick, STEP);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick() {
  now = hubNow();
  listeners.forEach((it) => it());
}
