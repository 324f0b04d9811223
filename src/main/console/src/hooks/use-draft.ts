import { useCallback, useEffect, useState } from 'react';
import { readStored, writeStored } from '@/lib/stored';

const PREFIX = 'serai.draft';

/**
 * Half-written text of one person about one thing. It outlives the session and a reload of the page, and leaves with the
 * tab. Give the component a key of `id`, so that it never shows another thing's text.
 */
export function useDraft(accountId: string, subject: string, id: string) {
  const key = `${PREFIX}.${accountId}.${subject}.${id}`;
  const [text, setText] = useState(() => readStored<string>(sessionStorage, key));

  useEffect(() => writeStored(sessionStorage, key, text), [key, text]);

  const discard = useCallback(() => {
    writeStored(sessionStorage, key, undefined);
    setText(undefined);
  }, [key]);

  return { text, write: setText, discard };
}
