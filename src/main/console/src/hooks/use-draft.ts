import { useCallback, useEffect, useState } from 'react';
import { readStored, writeStored } from '@/lib/stored';

const PREFIX = 'serai.draft';
const shown = new Map<string, (text: string) => void>();
const keyOf = (accountId: string, subject: string, id: string) => `${PREFIX}.${accountId}.${subject}.${id}`;

/**
 * Half-written text of one person about one thing. It outlives the session and a reload of the page, and leaves with the
 * tab. Give the component a key of `id`, so that it never shows another thing's text.
 */
export function useDraft(accountId: string, subject: string, id: string) {
  const key = keyOf(accountId, subject, id);
  const [text, setText] = useState(() => readStored<string>(sessionStorage, key));

  useEffect(() => writeStored(sessionStorage, key, text), [key, text]);
  useEffect(() => {
    shown.set(key, setText);
    return () => void shown.delete(key);
  }, [key]);

  const discard = useCallback(() => {
    writeStored(sessionStorage, key, undefined);
    setText(undefined);
  }, [key]);

  return { text, write: setText, discard };
}

/** Makes text half-written again that had been sent, wherever one is. */
export function keepDraft(accountId: string, subject: string, id: string, text: string) {
  const key = keyOf(accountId, subject, id);
  writeStored(sessionStorage, key, text);
  shown.get(key)?.(text);
}
