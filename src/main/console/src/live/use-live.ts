import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Happening, PresenceChange, Told } from '@/live/happening';
import { live } from '@/live/live';

/** Listens to the hub for as long as the component is shown. */
export function useTold(listener: (it: Told) => void) {
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(() => live.listen((it) => current.current(it)), []);
}

export function useHappenings(listener: (happening: Happening) => void) {
  useTold((it) => {
    if (it.type === 'happening') listener(it.happening);
  });
}

export function usePresenceEvents(listener: (change: PresenceChange) => void) {
  useTold((it) => {
    if (it.type === 'presence') listener(it.change);
  });
}

export function useIsConnected() {
  return useSyncExternalStore(live.watch, live.isConnected);
}
