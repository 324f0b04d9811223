import { follow } from '../api/follow';
import type { Happening } from '../api/shapes';
import { isGone } from '../api/trouble';
import type { Context } from './context';
import { createLeaving } from './leaving';
import { shareStream } from './shared-stream';
import { KEPT, type KeptConversation } from './state';
import { stubborn, unlessGone } from './stubborn';
import { EMPTY, heard, loaded, type Thread } from './thread';

const DAY = 86_400_000;

export type ConversationPart = ReturnType<typeof createConversation>;

/** The conversation that the browser keeps, followed for as long as somebody may be waiting for something. */
export function createConversation(context: Context, onThread: () => void) {
  const { settings, hub, store, shelf, outbox } = context;
  const leaving = createLeaving(context, take);
  let stop: (() => void) | undefined;
  let isAway = false;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;

  /** Typing ends by itself, also in a tab that was only told of it by another. */
  function show(thread: Thread) {
    outbox.settle(thread.messages);
    store.update({ thread, outgoing: outbox.of(store.get().key?.id) });
    clearTimeout(typingEnds);
    if (thread.typing) typingEnds = setTimeout(stopTyping, thread.typing.until - Date.now() + 50);
    onThread();
  }

  function hear(it: Happening) {
    const { thread, outgoing } = store.get();
    show(heard(thread, it, Date.now(), outgoing));
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
        refused: (trouble) => isCurrent() && isGone(trouble) && leaving.lose(),
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
      const it = await stubborn(() => hub.conversation(key).catch(unlessGone), Infinity);
      if (!isCurrent()) return;
      const details = it.email ? { email: it.email } : {};
      store.update({ byEmail: it.answers_by_email, ...details });
      const { thread, outgoing } = store.get();
      show(loaded(thread, it, outgoing));
      followAsNeeded();
      renew();
    } catch (trouble) {
      if (isGone(trouble) && isCurrent()) leaving.lose();
    }
  }

  /** A token lasts for a month, and a page may stay open for longer. A failure is made good by the next attempt. */
  function renew() {
    const { key } = store.get();
    if (!key || Date.now() - key.renewedAt < DAY) return;
    const keepFresh = ({ visitor_token: token }: { visitor_token: string }) =>
      store.get().key?.id === key.id && keep({ id: key.id, token, renewedAt: Date.now() });
    stubborn(() => hub.renewToken(key)).then(keepFresh, () => undefined);
  }

  /** Goes to whatever conversation is kept now: this tab or another one may have begun or left one. */
  function take() {
    const kept = shelf.get<KeptConversation>(KEPT);
    const { key } = store.get();
    if (kept?.id === key?.id) return store.update(kept ? { key: kept } : {});
    end();
    clearTimeout(typingEnds);
    outbox.forgetSentElsewhere(kept?.id);
    store.update({
      key: kept,
      thread: EMPTY,
      email: undefined,
      byEmail: false,
      isConnected: true,
      seen: shelf.get('seen'),
      outgoing: outbox.of(kept?.id),
    });
    onThread();
    if (kept) void load(kept);
    followAsNeeded();
  }

  function keep(it: KeptConversation) {
    shelf.set(KEPT, it);
    take();
  }

  return {
    take,
    keep,
    ...leaving,
    renew,
    followAsNeeded,
    show,
    isKeptAs: (name: string) => name === KEPT,
    /** A page that is put aside holds nothing that would keep it from being put aside. */
    setAway(is: boolean) {
      isAway = is;
      if (is) return end();
      stopTyping();
      followAsNeeded();
    },
  };
}
