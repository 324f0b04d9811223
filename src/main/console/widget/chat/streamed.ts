import type { Source } from '../api/shapes';
import type { Thread } from './thread';

/** What a turn has shown of its answer so far. */
export interface Streamed {
  turnId: string;
  /** The message that it came after. */
  after?: string;
  sentences: string[];
  sources: Source[];
  stopped: boolean;
  /** When it began, by this browser's clock. */
  at: string;
}

export interface Sentence {
  turn_id: string;
  index: number;
  text: string;
  sources?: Source[];
}

export function withSentence(thread: Thread, { turn_id, index, text, sources = [] }: Sentence, now: number): Thread {
  if (thread.messages.some((it) => it.turn_id === turn_id)) return thread;
  const known = thread.streamed.find((it) => it.turnId === turn_id);
  const after = thread.messages[thread.messages.length - 1]?.id;
  const before: Streamed = known ?? {
    turnId: turn_id,
    after,
    sentences: [],
    sources: [],
    stopped: false,
    at: new Date(now).toISOString(),
  };
  const sentences = [...before.sentences];
  sentences[index] = text;
  const fresh = sources.filter((it) => !before.sources.some((other) => other.number === it.number));
  const next = { ...before, sentences, sources: [...before.sources, ...fresh] };
  return {
    ...thread,
    streamed: known ? thread.streamed.map((it) => (it === known ? next : it)) : [...thread.streamed, next],
  };
}
