import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '@/lib/stored';

export interface Preference<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A setting of this browser. */
export function preference<T>(name: string, initial: T): Preference<T> {
  const key = `serai.${name}`;
  const listeners = new Set<() => void>();
  let value = readStored<T>(localStorage, key) ?? initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      writeStored(localStorage, key, next);
      listeners.forEach((it) => it());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function usePreference<T>(it: Preference<T>): T {
  return useSyncExternalStore(it.subscribe, it.get);
}
