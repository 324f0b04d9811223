import type { FirstMessage } from '../api/hub';
import { Passing, Refused } from '../api/trouble';
import { backoff, pause } from '../lib/pause';
import type { Context } from './context';
import type { ConversationPart } from './conversation';
import type { Outgoing, Slot } from './outbox';
import type { KeptConversation } from './state';

export type SendingPart = ReturnType<typeof createSending>;

/** Sends what is in the outbox, one after the other, each until the hub has answered it. */
export function createSending(context: Context, conversation: ConversationPart, onBegun: () => void, askPerson: () => void) {
  const { settings, hub, store, shelf, outbox } = context;
  let isFlushing = false;

  const showOutbox = () => store.update({ outgoing: outbox.list().map((slot) => slot.it) });

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

  /** One tab at a time, so that the order is that of writing and only one of them begins the conversation. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks ? await navigator.locks.request(`${settings.prefix}send`, work) : await work();
  }

  async function attempt(): Promise<Passing | undefined> {
    const slot = outbox.next();
    if (!slot) return undefined;
    try {
      const kept = shelf.get<KeptConversation>('conversation');
      await (kept ? write(kept, slot) : begin(slot));
      return undefined;
    } catch (trouble) {
      if (trouble instanceof Refused) refused(slot, trouble);
      return trouble instanceof Refused ? undefined : trouble instanceof Passing ? trouble : new Passing();
    }
  }

  async function write(kept: KeptConversation, slot: Slot) {
    const files = slot.it.attachments.map((file) => file.id);
    const { message_id } = await hub.write(kept, slot.it.text, files, slot.it.key);
    if (outbox.has(slot)) outbox.sent(slot, message_id);
    if (slot.it.wantsPerson) askPerson();
  }

  async function begin(slot: Slot) {
    const started = await hub.begin(firstMessage(slot.it), slot.it.key);
    // Who began anew meanwhile is not brought back.
    if (!outbox.has(slot)) return;
    outbox.sent(slot, started.message_id);
    conversation.keep({ id: started.conversation_id, token: started.visitor_token, renewedAt: Date.now() });
    store.update({ byEmail: started.answers_by_email });
    onBegun();
    if (slot.it.wantsPerson) askPerson();
  }

  function firstMessage({ text, form }: Outgoing): FirstMessage {
    const body: FirstMessage = { channel: settings.channel, text, language: settings.language };
    if (settings.identity) body.identity = settings.identity;
    if (form && Object.keys(form).length) body.form = form;
    return body;
  }

  function refused(slot: Slot, trouble: Refused) {
    const isLost = (trouble.status === 401 || trouble.status === 404) && shelf.get('conversation');
    if (isLost) return conversation.lose();
    outbox.remove(slot);
    const draft = [slot.it.text, store.get().draft].filter(Boolean).join('\n');
    shelf.set('draft', draft);
    store.update({ draft, notice: { phrase: 'refused', detail: trouble.message } });
    const field = trouble.field?.replace(/^form\./, '');
    if (field && store.get().info?.form.some((it) => it.field === field)) store.update({ formProblem: field });
  }

  return { flush: () => void flush(), showOutbox };
}
