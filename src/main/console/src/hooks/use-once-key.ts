import { useState } from 'react';

/** Idempotency keys: the same words sent again after a failure have the same key, so that they arrive once. */
export function useOnceKey() {
  return useState(createOnceKey)[0];
}

function createOnceKey() {
  let last: { body: string; key: string } | undefined;
  return {
    for(body: unknown) {
      const text = JSON.stringify(body);
      if (last?.body !== text) last = { body: text, key: newKey() };
      return last.key;
    },
    done() {
      last = undefined;
    },
  };
}

/** randomUUID is for secure pages only. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (it) => it.toString(16).padStart(2, '0')).join('');
}
