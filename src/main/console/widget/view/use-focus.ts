import { useEffect, useRef } from 'preact/hooks';

/** What has just been opened has the focus. */
export function useFocus<T extends HTMLElement>() {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
