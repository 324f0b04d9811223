import type { Context } from './context';
import { KEPT, type KeptConversation } from './state';

/**
 * The ways out of a conversation. None of them loses what was written and not sent.
 *
 * @param take goes to whatever conversation is kept
 */
export function createLeaving({ store, shelf, outbox }: Context, take: () => void) {
  /** An earlier one is opened. What was written before there was any must not go there unasked. */
  function exchange(it: KeptConversation) {
    if (it.id === store.get().key?.id) return;
    giveBack(outbox.takeBack((other) => !other.to));
    shelf.set(KEPT, it);
    take();
  }

  function leave() {
    const left = store.get().key?.id;
    giveBack(outbox.takeBack((it) => !it.to || it.to.id === left));
    shelf.remove(KEPT);
    shelf.remove('seen');
    take();
    store.update({ isDelayed: false });
  }

  /** The hub will not open it again. */
  function lose() {
    leave();
    store.update({ notice: { phrase: 'forgotten' } });
  }

  /** What was not sent goes back to who wrote it. */
  function giveBack(unsent: string[]) {
    const draft = [...unsent, store.get().draft].filter(Boolean).join('\n');
    shelf.set('draft', draft);
    store.update({ draft });
  }

  return { exchange, leave, lose, giveBack };
}
