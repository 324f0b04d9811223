export interface Toast {
  id: number;
  tone: 'done' | 'trouble';
  text: string;
  action?: { label: string; run: () => void };
}

const TIME = 7_000;
const listeners = new Set<() => void>();
let shown: Toast[] = [];
let last = 0;

export const toasts = {
  get: () => shown,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** @param time milliseconds that it stays; trouble stays until it is dismissed */
  show(toast: Omit<Toast, 'id'>, time = toast.tone === 'trouble' ? undefined : TIME) {
    const id = ++last;
    update([...shown, { ...toast, id }]);
    if (time !== undefined) setTimeout(() => toasts.dismiss(id), time);
    return id;
  },
  dismiss(id: number) {
    update(shown.filter((it) => it.id !== id));
  },
};

function update(next: Toast[]) {
  shown = next.slice(-3);
  listeners.forEach((it) => it());
}
