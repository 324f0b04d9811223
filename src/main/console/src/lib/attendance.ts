const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'];

/** Whoever opened the page was there. */
let lastTouch = Date.now();
const listeners = new Set<() => void>();

function note(event: Event) {
  // What changes below a pointer that lies still is nobody's doing.
  if (event instanceof MouseEvent && event.type === 'pointermove' && !event.movementX && !event.movementY) return;
  lastTouch = Date.now();
  listeners.forEach((it) => it());
}

/** Whether somebody is at this page: by what they touch, for a page in sight may be one that was left. */
export const attendance = {
  start() {
    TOUCHES.forEach((it) => document.addEventListener(it, note, { capture: true, passive: true }));
  },
  /** @param ms how long ago at most */
  isWithin: (ms: number) => Date.now() - lastTouch < ms,
  listen(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
