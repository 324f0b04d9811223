import type { Attachment, Happening, Message } from '../api/shapes';
import { randomKey } from '../lib/random-key';
import type { Shelf } from './shelf';

const BEGINNING = 'out:';

/** A message that was written here. It stays until the hub's own form of it is seen. */
export interface Outgoing {
  /** One for all attempts, so that the hub takes it once. */
  key: string;
  text: string;
  attachments: Attachment[];
  /** How many messages of the same words were there already. */
  known: number;
  form?: Record<string, string>;
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

  return {
    list,
    add(it: Omit<Outgoing, 'key'>) {
      const order = String(Date.now()).padStart(15, '0') + String(count++ % 1_000).padStart(3, '0');
      const key = randomKey();
      shelf.set(`${BEGINNING}${order}-${key.slice(0, 7)}`, { ...it, key });
    },
    next: () => list().find(({ it }) => it.sentAs === undefined),
    has: (slot: Slot) => shelf.get(slot.name) !== undefined,
    sent: (slot: Slot, message: string) => shelf.set(slot.name, { ...slot.it, sentAs: message }),
    remove: (slot: Slot) => shelf.remove(slot.name),
    /** Takes away what the hub has told of. */
    settle(messages: Message[]) {
      const told = new Set(messages.map((message) => message.id));
      list().forEach((slot) => slot.it.sentAs !== undefined && told.has(slot.it.sentAs) && shelf.remove(slot.name));
    },
    clear: () => list().forEach((slot) => shelf.remove(slot.name)),
    holds: (name: string) => name.startsWith(BEGINNING),
  };
}

export function countOf(text: string, messages: Message[], outgoing: Outgoing[]) {
  const told = new Set(messages.map((it) => it.id));
  const same = messages.filter((it) => it.author === 'CUSTOMER' && it.text === text).length;
  return same + outgoing.filter((it) => it.text === text && !(it.sentAs && told.has(it.sentAs))).length;
}

/** The stream tells a message without its files; who wrote it knows them. */
export function withFiles(it: Happening, outgoing: Outgoing[]): Happening {
  const { author, text, id } = it.data;
  if (it.name !== 'message' || author !== 'CUSTOMER') return it;
  const written = outgoing.find((other) => (other.sentAs === undefined ? other.text === text : other.sentAs === id));
  return written?.attachments.length ? { ...it, data: { ...it.data, attachments: written.attachments } } : it;
}

/** Those that are not among the messages yet: the stream may tell of one before its request is answered. */
export function unseen(outgoing: Outgoing[], messages: Message[]) {
  return outgoing.filter((it) =>
    it.sentAs !== undefined
      ? !messages.some((message) => message.id === it.sentAs)
      : messages.filter((message) => message.author === 'CUSTOMER' && message.text === it.text).length <= it.known,
  );
}
