import { useCallback, useEffect, useRef, useState } from 'react';

/** Half-written text that nobody touches is not being written. */
const PAUSE = 5_000;

/** What somebody writes right now; it ends some seconds after the last key. */
export function useWriting<What extends string>() {
  const [writing, setWriting] = useState<What>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = useCallback((what: What | undefined) => {
    clearTimeout(timer.current);
    setWriting(what);
    if (what) timer.current = setTimeout(() => setWriting(undefined), PAUSE);
  }, []);

  return [writing, write] as const;
}
