import type { Attachment, ChatInfo, EarlierConversation, Source } from '../api/shapes';
import type { Phrase } from '../words/words';
import { EMPTY, type Thread } from './thread';
import type { Outgoing } from './outbox';

/** Under which name it is kept. */
export const KEPT = 'conversation';

export interface KeptConversation {
  id: string;
  token: string;
  renewedAt: number;
}

/** A file that was picked: on its way, there, or refused. */
export interface Staged {
  key: string;
  name: string;
  size: number;
  /** From 0 to 1. */
  part: number;
  file?: File;
  attachment?: Attachment;
  trouble?: 'tooLarge' | 'notUploaded';
}

export type Sheet =
  | { kind: 'source'; source: Source }
  | { kind: 'earlier'; items?: EarlierConversation[] }
  | { kind: 'transcript' };

/** Something that the person should know now. */
export interface Notice {
  phrase: Phrase;
  detail?: string;
}

export interface ChatState {
  isOpen: boolean;
  /** Whether somebody has just opened it; a chat that is open on the next page leaves the focus alone. */
  takesFocus: boolean;
  info?: ChatInfo;
  isUnavailable: boolean;
  key?: KeptConversation;
  byEmail: boolean;
  email?: string;
  thread: Thread;
  outgoing: Outgoing[];
  isDelayed: boolean;
  isConnected: boolean;
  isAskingForPerson: boolean;
  draft: string;
  staged: Staged[];
  form: Record<string, string>;
  formProblem?: string;
  seen?: string;
  sheet?: Sheet;
  notice?: Notice;
}

export const INITIAL: ChatState = {
  isOpen: false,
  takesFocus: false,
  isUnavailable: false,
  byEmail: false,
  thread: EMPTY,
  outgoing: [],
  isDelayed: false,
  isConnected: true,
  isAskingForPerson: false,
  draft: '',
  staged: [],
  form: {},
};

export type Store = ReturnType<typeof createStore>;

export function createStore(initial: ChatState) {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change: Partial<ChatState>) {
      state = { ...state, ...change };
      listeners.forEach((listen) => listen());
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
