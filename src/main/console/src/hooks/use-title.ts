import { useEffect } from 'react';

let count = 0;
let screen = '';

/** What waits for the reader is told before the title of the tab, while they look elsewhere. */
export const attention = {
  set(next: number) {
    count = next;
    show();
  },
};

export function useTitle(title: string) {
  useEffect(() => {
    screen = title;
    show();
  }, [title]);
}

document.addEventListener('visibilitychange', show);

function show() {
  const told = document.hidden && count > 0 ? `(${count}) ` : '';
  document.title = `${told}${screen} · Serai`;
}
