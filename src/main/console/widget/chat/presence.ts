import type { Context } from './context';
import { isTheirs } from './thread';

/** The hub forgets that somebody types after six seconds. */
const TYPING_LASTS = 4_000;
const SETTLES = 300;

export type PresencePart = ReturnType<typeof createPresence>;

/** Tells the people at the hub that their customer types, and what they have read. Both may fail: nothing hangs on it. */
export function createPresence({ hub, store, shelf }: Context) {
  let toldTypingAt = 0;
  let marked: string | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  function typing(is: boolean) {
    const { key } = store.get();
    if (!key || (!is && !toldTypingAt) || (is && Date.now() - toldTypingAt < TYPING_LASTS)) return;
    toldTypingAt = is ? Date.now() : 0;
    hub.tellTyping(key, is).catch(() => undefined);
  }

  function read() {
    const { key, isOpen, thread } = store.get();
    const last = thread.messages.filter(isTheirs).pop()?.id;
    if (!key || !isOpen || !last || document.visibilityState !== 'visible') return;
    if (shelf.get('seen') !== last) shelf.set('seen', last);
    if (store.get().seen !== last) store.update({ seen: last });
    if (marked === last) return;
    marked = last;
    // Messages may come many at once.
    clearTimeout(soon);
    soon = setTimeout(() => hub.markRead(key, last).catch(() => (marked = undefined)), SETTLES);
  }

  return { typing, read };
}

/** Messages of theirs after the last one that was seen. */
export function unreadIn(state: { seen?: string; thread: { messages: { id: string; author: string }[] } }) {
  const { messages } = state.thread;
  const seen = messages.findIndex((it) => it.id === state.seen);
  return messages.slice(seen + 1).filter((it) => it.author !== 'CUSTOMER').length;
}
