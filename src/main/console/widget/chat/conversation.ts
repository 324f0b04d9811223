import { follow } from '../api/follow';
import type { Happening } from '../api/shapes';
import { Refused } from '../api/trouble';
import type { Context } from './context';
import { withFiles } from './outbox';
import { shareStream } from './shared-stream';
import type { KeptConversation } from './state';
import { stubborn } from './stubborn';
import { EMPTY, heard, loaded, type Thread } from './thread';

const KEPT = 'conversation';
const DAY = 86_400_000;

export type ConversationPart = ReturnType<typeof createConversation>;

/** The conversation that the browser keeps, followed for as long as somebody may be waiting for something. */
export function createConversation({ settings, hub, store, shelf, outbox }: Context, onThread: () => void) {
  let stop: (() => void) | undefined;
  let isAway = false;

  function show(thread: Thread) {
    outbox.settle(thread.messages);
    store.update({ thread, outgoing: outbox.list().map((slot) => slot.it) });
    onThread();
  }

  function hear(it: Happening) {
    show(heard(store.get().thread, withFiles(it, store.get().outgoing), Date.now()));
    const { typing } = store.get().thread;
    if (it.name === 'typing' && typing) setTimeout(stopTyping, typing.until - Date.now() + 50);
  }

  function stopTyping() {
    const { thread } = store.get();
    if (thread.typing && thread.typing.until <= Date.now()) store.update({ thread: { ...thread, typing: undefined } });
  }

  /** Nobody waits for anything in a closed chat whose conversation is over. */
  function followAsNeeded() {
    const { key, isOpen, thread } = store.get();
    const stage = thread.progress?.stage;
    if (key && !stop && !isAway && (isOpen || (stage && stage !== 'RESOLVED'))) stop = followOf(key);
  }

  function followOf({ id }: KeptConversation) {
    const isCurrent = () => store.get().key?.id === id;
    return shareStream<Thread>(
      `${settings.prefix}${id}`,
      (from, follower, signal) =>
        follow(hub.eventsOf({ id, token: '' }), () => store.get().key?.token ?? '', from, follower, signal),
      {
        heard: (it) => isCurrent() && hear(it),
        connected: (isConnected) => isCurrent() && store.update({ isConnected }),
        state: () => store.get().thread,
        adopt: (thread) => isCurrent() && show(thread),
        refused: (trouble) => isCurrent() && trouble instanceof Refused && lose(),
      },
    );
  }

  function end() {
    stop?.();
    stop = undefined;
  }

  async function load(key: KeptConversation) {
    const isCurrent = () => store.get().key?.id === key.id;
    try {
      const it = await stubborn(() => hub.conversation(key), Infinity);
      if (!isCurrent()) return;
      const details = it.email ? { email: it.email } : {};
      store.update({ byEmail: it.answers_by_email, ...details });
      show(loaded(store.get().thread, it));
      followAsNeeded();
      if (Date.now() - key.renewedAt > DAY) {
        const { visitor_token: token } = await hub.renewToken(key);
        if (isCurrent()) keep({ id: key.id, token, renewedAt: Date.now() });
      }
    } catch (trouble) {
      if (trouble instanceof Refused && isCurrent()) lose();
    }
  }

  /** Goes to whatever conversation is kept now: this tab or another one may have begun or left one. */
  function take() {
    const kept = shelf.get<KeptConversation>(KEPT);
    const { key } = store.get();
    if (kept?.id === key?.id) return store.update(kept ? { key: kept } : {});
    end();
    store.update({
      key: kept,
      thread: EMPTY,
      email: undefined,
      byEmail: false,
      isConnected: true,
      seen: shelf.get('seen'),
      outgoing: outbox.list().map((slot) => slot.it),
    });
    onThread();
    if (kept) void load(kept);
    followAsNeeded();
  }

  function keep(it: KeptConversation) {
    shelf.set(KEPT, it);
    take();
  }

  function leave() {
    shelf.remove(KEPT);
    shelf.remove('seen');
    outbox.clear();
    take();
    store.update({ isDelayed: false });
  }

  /** The hub will not open it again. What was not sent goes back to who wrote it. */
  function lose() {
    const unsent = outbox.list().flatMap(({ it }) => (it.sentAs === undefined ? [it.text] : []));
    leave();
    const draft = [...unsent, store.get().draft].filter(Boolean).join('\n');
    shelf.set('draft', draft);
    store.update({ draft, notice: { phrase: 'forgotten' } });
  }

  return {
    take,
    keep,
    leave,
    lose,
    followAsNeeded,
    show,
    isKeptAs: (name: string) => name === KEPT,
    /** A page that is put aside holds nothing that would keep it from being put aside. */
    setAway(is: boolean) {
      isAway = is;
      if (is) end();
      else followAsNeeded();
    },
  };
}
