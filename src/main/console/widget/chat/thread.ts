import type { Conversation, Happening, Message, Progress, Status } from '../api/shapes';
import { recognised, type Outgoing } from './outbox';
import { hasDetails, progressOf, withDetails } from './progress';
import { withSentence, type Sentence, type Streamed } from './streamed';
import { typingOf, type Typing } from './typing';

/**
 * A message, with what it was shown as before, so that it is not read out again: the sentences that it came in, the key
 * under which it was written here, and whether a person goes on with it.
 */
export type ShownMessage = Message & { sentences?: string[]; key?: string; stopped?: boolean };

/** What is known of a conversation: the same in every tab that has heard the same. */
export interface Thread {
  messages: ShownMessage[];
  streamed: Streamed[];
  progress?: Progress;
  /** As it was when the conversation was fetched, or told since with all that is known. */
  fetched?: Progress;
  /** Whether the conversation was fetched: what was said before is known. */
  isLoaded: boolean;
  /** Whether the stream told how things stand now: a fetched conversation may be older. */
  isToldNow: boolean;
  typing?: Typing;
  readByThem?: string;
  ratingWanted: boolean;
  rating?: number;
  /** Whether the stream told a status: then it knows better than a conversation that was fetched. */
  isTold: boolean;
}

export const EMPTY: Thread = {
  messages: [],
  streamed: [],
  isLoaded: false,
  isToldNow: false,
  ratingWanted: false,
  isTold: false,
};

/** A conversation as it was fetched joins what the stream told. */
export function loaded(thread: Thread, it: Conversation, outgoing: Outgoing[] = []): Thread {
  const fetched = thread.isToldNow ? thread.fetched : progressOf(it.status, it.progress);
  const rating = typeof it.rating === 'object' ? it.rating.score : it.rating;
  const joined = it.messages.reduce((all, message) => withMessage(all, recognised(message, all.messages, outgoing)), thread);
  return {
    ...joined,
    isLoaded: true,
    fetched,
    progress: thread.isTold ? withDetails(thread.progress, fetched) : fetched,
    readByThem: thread.readByThem ?? it.read_by_them,
    rating: rating ?? thread.rating,
  };
}

/** One event joins the thread. Telling it twice changes nothing. */
export function heard(thread: Thread, { id, name, data }: Happening, now: number, outgoing: Outgoing[] = []): Thread {
  switch (name) {
    case 'message':
      return withMessage(thread, recognised(data as unknown as Message, thread.messages, outgoing));
    case 'status':
      return withStatus(thread, data['status'] as Status, data['progress'] as Progress | undefined, id === undefined);
    case 'sentence':
      return withSentence(thread, data as unknown as Sentence, now);
    case 'sentences_stopped':
      return {
        ...thread,
        streamed: thread.streamed.map((it) => (it.turnId === data['turn_id'] ? { ...it, stopped: true } : it)),
      };
    case 'typing':
      return { ...thread, typing: typingOf(data, thread.typing, now) };
    case 'read':
      return { ...thread, readByThem: String(data['message_id']) };
    case 'rating_wanted':
      return { ...thread, ratingWanted: true };
    default:
      return thread;
  }
}

export function isTheirs(message: Message) {
  return message.author !== 'CUSTOMER';
}

/** @param isNow how things stand, and no entry of the log, of which a replay tells the stage alone */
function withStatus(thread: Thread, status: Status, told: Progress | undefined, isNow: boolean): Thread {
  const said = progressOf(status, told);
  const progress = isNow ? said : withDetails(said, thread.fetched);
  // A conversation that goes on is not over.
  const ratingWanted = thread.ratingWanted && (progress.stage === 'RESOLVED' || progress.stage === 'ANSWERED');
  const isToldNow = thread.isToldNow || isNow;
  const fetched = isNow || hasDetails(said) ? said : thread.fetched;
  return { ...thread, progress, fetched, ratingWanted, isTold: true, isToldNow };
}

function withMessage(thread: Thread, message: ShownMessage): Thread {
  const known = thread.messages.find((it) => it.id === message.id);
  const streamed = thread.streamed.find((it) => it.turnId === message.turn_id);
  const others = thread.streamed.filter((it) => it !== streamed);
  if (known) {
    // The stream tells a message without its files, and a fetched one may be older.
    const attachments = message.attachments?.length ? message.attachments : known.attachments;
    const feedback = known.feedback ?? message.feedback;
    const joined: ShownMessage = { ...known, ...message, sources: message.sources ?? [] };
    // What is on screen under one key does not change it.
    joined.key = known.key;
    if (attachments) joined.attachments = attachments;
    if (feedback) joined.feedback = feedback;
    const messages = inOrder(thread.messages.map((it) => (it === known ? joined : it)));
    return { ...thread, messages, streamed: others };
  }
  const shown: ShownMessage = { ...message, sources: message.sources ?? [] };
  if (streamed && streamed.sentences.join('') === message.text) shown.sentences = streamed.sentences;
  if (streamed?.stopped) shown.stopped = true;
  return {
    ...thread,
    messages: inOrder([...thread.messages, shown]),
    streamed: others,
    typing: isTheirs(message) ? undefined : thread.typing,
  };
}

/** By the hub's clock; what it made at the same time stays as it came. */
function inOrder(messages: ShownMessage[]) {
  return [...messages].sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at));
}
