import { useEffect, useRef } from 'react';
import { preference } from '@/lib/preference';

/** Single letters may be switched off, as WCAG 2.1.4 asks for. */
export const singleKeys = preference('single-keys', true);

type Actions = Record<string, (() => void) | undefined>;

/** Acts on single keys while nobody types and no dialog is open. */
export function useKeys(actions: Actions) {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });

  useEffect(() => {
    function act(event: KeyboardEvent) {
      const action = current.current[event.key];
      if (!action || !singleKeys.get() || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      action();
    }
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, []);
}

/** Acts on Ctrl or ⌘ with a letter, also while somebody types. */
export function useCommandKey(key: string, action: () => void) {
  const current = useRef(action);
  useEffect(() => {
    current.current = action;
  });
  useEffect(() => {
    function act(event: KeyboardEvent) {
      if (event.key !== key || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      current.current();
    }
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [key]);
}

function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null;
}
