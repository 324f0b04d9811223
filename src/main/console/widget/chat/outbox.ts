import type { Attachment, Identity, Message } from '../api/shapes';
import { randomKey } from '../lib/random-key';
import type { Shelf } from './shelf';
import type { ShownMessage, Thread } from './thread';

const BEGINNING = 'out:';

/** What goes with the message that begins a conversation. */
export interface Beginning {
  language: string;
  identity?: Identity | undefined;
  form?: Record<string, string> | undefined;
}

/** A message that was written here. It stays until the hub's own form of it is seen. */
export interface Outgoing {
  /** One for all attempts, so that the hub takes it once. */
  key: string;
  text: string;
  attachments: Attachment[];
  /** When it was written, by this browser's clock. */
  at: string;
  /** How many messages of the same words were there already; not there when nobody knew yet. */
  known?: number | undefined;
  /** The conversation that it was written in, wherever its writer goes meanwhile. */
  to?: { id: string; token: string } | undefined;
  /** As it was when it was written: another attempt must not say anything else, whatever the page says then. */
  first?: Beginning | undefined;
  /** Whether a person is to be asked for once it is there. */
  wantsPerson?: boolean;
  /** The message that the hub made of it. */
  sentAs?: string;
}

export interface Slot {
  name: string;
  it: Outgoing;
}

export type Outbox = ReturnType<typeof createOutbox>;

/** What waits to be sent, in order. Each message has a place of its own, so that tabs cannot overwrite each other's. */
export function createOutbox(shelf: Shelf) {
  let count = 0;

  function list(): Slot[] {
    return shelf.names(BEGINNING).flatMap((name) => {
      const it = shelf.get<Outgoing>(name);
      return it ? [{ name, it }] : [];
    });
  }

  const removeWhere = (is: (it: Outgoing) => boolean) => list().forEach((slot) => is(slot.it) && shelf.remove(slot.name));

  return {
    list,
    /** Of one conversation; what was written before there was any belongs to the one that is there now. */
    of: (id: string | undefined) => list().flatMap(({ it }) => (!it.to || it.to.id === id ? [it] : [])),
    add(it: Omit<Outgoing, 'key' | 'at'>) {
      const now = Date.now();
      const order = String(now).padStart(15, '0') + String(count++ % 1_000).padStart(3, '0');
      const key = randomKey();
      shelf.set(`${BEGINNING}${order}-${key.slice(0, 7)}`, { ...it, key, at: new Date(now).toISOString() });
    },
    next: () => list().find(({ it }) => it.sentAs === undefined),
    has: (slot: Slot) => shelf.get(slot.name) !== undefined,
    sent: (slot: Slot, sentAs: string, to = slot.it.to) => shelf.set(slot.name, { ...slot.it, to, sentAs }),
    remove: (slot: Slot) => shelf.remove(slot.name),
    /** Takes away what the hub has told of. */
    settle(messages: Message[]) {
      const told = new Set(messages.map((message) => message.id));
      removeWhere((it) => it.sentAs !== undefined && told.has(it.sentAs));
    },
    /** What was sent to another conversation is told by the hub when that is opened again. */
    forgetSentElsewhere: (id: string | undefined) => removeWhere((it) => it.sentAs !== undefined && it.to?.id !== id),
    /** @returns the words of what was not sent to this conversation, nor ever will be */
    takeBack(is: (it: Outgoing) => boolean) {
      const unsent = list().flatMap(({ it }) => (is(it) && it.sentAs === undefined ? [it.text] : []));
      removeWhere(is);
      return unsent;
    },
    holds: (name: string) => name.startsWith(BEGINNING),
  };
}

/** @returns nothing where nobody can know yet: a page that was just loaded has not heard what was said before */
export function countOf(text: string, { messages, isLoaded }: Thread, outgoing: Outgoing[], isFirst: boolean) {
  if (!isLoaded && !isFirst) return undefined;
  const told = new Set(messages.map((it) => it.id));
  return countIn(text, messages) + outgoing.filter((it) => it.text === text && !(it.sentAs && told.has(it.sentAs))).length;
}

/**
 * A message of the hub's that was written here keeps the key and the files that it was written with: the stream may tell
 * of it before its request is answered, and tells it without its files.
 */
export function recognised(message: Message, shown: ShownMessage[], outgoing: Outgoing[]): ShownMessage {
  if (message.author !== 'CUSTOMER' || shown.some((it) => it.id === message.id)) return message;
  const free = outgoing.filter((it) => !shown.some((other) => other.key === it.key));
  const written =
    free.find((it) => it.sentAs === message.id) ??
    free.find((it) => it.sentAs === undefined && it.text === message.text && countIn(it.text, shown) >= (it.known ?? Infinity));
  if (!written) return message;
  const attachments = message.attachments?.length ? message.attachments : written.attachments;
  return { ...message, key: written.key, ...(attachments.length ? { attachments } : {}) };
}

/** Those that are not among the messages yet. */
export function unseen(outgoing: Outgoing[], messages: ShownMessage[]) {
  return outgoing.filter((it) => !messages.some((message) => message.key === it.key || message.id === it.sentAs));
}

function countIn(text: string, messages: Message[]) {
  return messages.filter((it) => it.author === 'CUSTOMER' && it.text === text).length;
}
