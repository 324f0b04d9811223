import { Refused } from '../api/trouble';
import type { Context } from './context';
import { stubborn } from './stubborn';

const AT_MOST_EVERY = 60_000;
const LONGEST_TIMER = 2_000_000_000;

/** Asks the hub about the chat, and again while it is open: a page may stay there longer than somebody is at work. */
export function createLearning({ settings, hub, store }: Context) {
  let askedAt = -Infinity;
  let isAsking = false;
  let opens: ReturnType<typeof setTimeout> | undefined;

  async function ask() {
    isAsking = true;
    askedAt = Date.now();
    try {
      const info = await stubborn(() => hub.chat(settings.channel), Infinity);
      store.update({ info, isUnavailable: false });
      clearTimeout(opens);
      const left = info.open || !info.opens_at ? NaN : Date.parse(info.opens_at) - Date.now();
      if (left < LONGEST_TIMER) opens = setTimeout(learn, Math.max(left, AT_MOST_EVERY) + 1_000);
    } catch (trouble) {
      if (trouble instanceof Refused) refused(trouble);
    }
    isAsking = false;
  }

  function refused({ message }: Refused) {
    store.update({ isUnavailable: true });
    console.warn(`Serai: the chat "${settings.channel}" cannot be used from ${location.origin}: ${message}`);
  }

  function learn() {
    if (store.get().isOpen && !isAsking && Date.now() - askedAt >= AT_MOST_EVERY) void ask();
  }

  return learn;
}
