import type { FirstMessage, Key } from '../api/hub';
import type { Attachment } from '../api/shapes';
import { isGone, Passing, Refused } from '../api/trouble';
import { backoff, pause } from '../lib/pause';
import type { Context } from './context';
import type { ConversationPart } from './conversation';
import type { Outgoing, Slot } from './outbox';
import { KEPT, type KeptConversation } from './state';

export type SendingPart = ReturnType<typeof createSending>;

interface Parts {
  conversation: ConversationPart;
  /** A conversation has begun. */
  onBegun: () => void;
  askPerson: () => void;
  /** Takes back the files of a message that was refused. */
  stage: (files: Attachment[]) => void;
}

/** Sends what is in the outbox, one after the other, each until the hub has answered it. */
export function createSending({ settings, hub, store, shelf, outbox }: Context, parts: Parts) {
  const { conversation } = parts;
  let isFlushing = false;

  const kept = () => shelf.get<KeptConversation>(KEPT);
  const showOutbox = () => store.update({ outgoing: outbox.of(store.get().key?.id) });

  async function flush() {
    if (isFlushing) return;
    isFlushing = true;
    for (let failures = 0; outbox.next(); ) {
      const passing = await alone(attempt);
      showOutbox();
      failures = passing ? failures + 1 : 0;
      store.update({ isDelayed: Boolean(passing) });
      if (passing) await pause(passing.retryAfterMs ?? backoff(failures));
    }
    isFlushing = false;
    store.update({ isDelayed: false });
  }

  /**
   * One tab at a time, so that the order is that of writing and only one of them begins the conversation. Where locks are
   * not there, or are refused as all else that a site keeps, tabs share no outbox either.
   */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    let hasBegun = false;
    const begin = () => {
      hasBegun = true;
      return work();
    };
    try {
      return await navigator.locks.request(`${settings.prefix}send`, begin);
    } catch (refusal) {
      if (hasBegun) throw refusal;
      return work();
    }
  }

  async function attempt(): Promise<Passing | undefined> {
    const slot = outbox.next();
    if (!slot) return undefined;
    const current = kept();
    const to = !slot.it.to || slot.it.to.id === current?.id ? current : slot.it.to;
    try {
      await (to ? write(to, slot) : begin(slot));
      return undefined;
    } catch (trouble) {
      if (trouble instanceof Refused) refused(slot, trouble, to);
      return trouble instanceof Refused ? undefined : trouble instanceof Passing ? trouble : new Passing();
    }
  }

  async function write(to: Key, slot: Slot) {
    const files = slot.it.attachments.map((file) => file.id);
    const { message_id } = await hub.write(to, slot.it.text, files, slot.it.key);
    if (to.id !== kept()?.id) return outbox.remove(slot);
    if (outbox.has(slot)) outbox.sent(slot, message_id, { id: to.id, token: to.token });
    if (slot.it.wantsPerson) parts.askPerson();
  }

  async function begin(slot: Slot) {
    const { conversation_id: id, message_id, visitor_token: token, answers_by_email } = await hub.begin(firstOf(slot.it), slot.it.key);
    // Who began anew meanwhile is not brought back.
    if (!outbox.has(slot)) return;
    outbox.sent(slot, message_id, { id, token });
    conversation.keep({ id, token, renewedAt: Date.now() });
    store.update({ byEmail: answers_by_email });
    shelf.remove('form');
    parts.onBegun();
    if (slot.it.wantsPerson) parts.askPerson();
  }

  function firstOf({ text, first }: Outgoing): FirstMessage {
    const { language, identity, form = {} } = first ?? { language: settings.language };
    const body: FirstMessage = { channel: settings.channel, text, language };
    if (identity) body.identity = identity;
    if (Object.keys(form).length) body.form = form;
    return body;
  }

  function refused(slot: Slot, trouble: Refused, to: Key | undefined) {
    if (to && to.id === kept()?.id && isGone(trouble)) return conversation.lose();
    outbox.remove(slot);
    conversation.giveBack([slot.it.text]);
    if (!to || to.id === store.get().key?.id) parts.stage(slot.it.attachments);
    store.update({ notice: { phrase: 'refused', detail: trouble.message } });
    const field = trouble.field?.replace(/^form\./, '');
    if (field && store.get().info?.form.some((it) => it.field === field)) store.update({ formProblem: field });
  }

  return { flush: () => void flush(), showOutbox };
}
