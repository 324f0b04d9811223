import { Passing, Refused } from '../api/trouble';
import type { Context } from './context';
import type { ConversationPart } from './conversation';
import { stubborn } from './stubborn';

export type MailOutcome = 'sent' | 'impossible' | 'tooOften' | 'wrong' | 'failed';

interface Thumb {
  helpful: boolean;
}

/** What a customer asks for or says besides messages. */
export function createAsking({ settings, hub, store }: Context, conversation: ConversationPart) {
  const thumbs = new Map<string, { stored: Thumb | undefined; count: number; last: Promise<void> }>();

  async function person() {
    const { key, thread: before } = store.get();
    if (!key) return;
    store.update({ isAskingForPerson: true });
    try {
      const progress = await stubborn(() => hub.requestPerson(key));
      const { thread } = store.get();
      // What the stream has told meanwhile is newer.
      const isLatest = store.get().key?.id === key.id && thread.progress === before.progress;
      if (isLatest) conversation.show({ ...thread, progress, isTold: true });
    } catch (trouble) {
      fail(trouble);
    }
    store.update({ isAskingForPerson: false });
  }

  /**
   * One after the other, so that the hub keeps what was said last.
   *
   * @returns whether it stands
   */
  async function rateAnswer(message: string, helpful: boolean, comment?: string) {
    const { key } = store.get();
    if (!key) return false;
    const of = thumbs.get(message) ?? { stored: thumbOf(message), count: 0, last: Promise.resolve() };
    const mine = ++of.count;
    thumbs.set(message, of);
    showThumb(message, { helpful });
    const attempt = async () => {
      if (of.count !== mine) return true;
      try {
        const isStored = await stubborn(
          async () => of.count === mine && Boolean(await hub.rateAnswer(key, message, helpful, comment)),
        );
        if (isStored) of.stored = { helpful };
      } catch (trouble) {
        if (of.count !== mine) return true;
        showThumb(message, of.stored);
        fail(trouble);
        return false;
      }
      return true;
    };
    const outcome = of.last.then(attempt);
    of.last = outcome.then(() => undefined);
    return outcome;
  }

  const thumbOf = (message: string) => store.get().thread.messages.find((it) => it.id === message)?.feedback;

  function showThumb(message: string, feedback: Thumb | undefined) {
    const { thread } = store.get();
    const messages = thread.messages.map((it) => (it.id === message ? { ...it, feedback } : it));
    conversation.show({ ...thread, messages });
  }

  async function rate(score: number, comment?: string) {
    const { key } = store.get();
    if (!key) return;
    try {
      await stubborn(() => hub.rate(key, score, comment));
      conversation.show({ ...store.get().thread, rating: score });
    } catch (trouble) {
      fail(trouble);
    }
  }

  async function mailTranscript(email: string): Promise<MailOutcome> {
    const { key } = store.get();
    if (!key) return 'failed';
    try {
      await hub.mailTranscript(key, email);
      return 'sent';
    } catch (trouble) {
      if (trouble instanceof Passing) return trouble.status === 429 ? 'tooOften' : 'failed';
      if (!(trouble instanceof Refused)) return 'failed';
      return trouble.status === 409 ? 'impossible' : trouble.status === 422 ? 'wrong' : 'failed';
    }
  }

  async function leaveEmail(email: string): Promise<boolean> {
    const { key } = store.get();
    if (!key) return false;
    try {
      await stubborn(() => hub.leaveEmail(key, email));
      store.update({ email });
      return true;
    } catch {
      return false;
    }
  }

  async function earlier() {
    const { identity, channel } = settings;
    if (!identity) return;
    try {
      const { items } = await stubborn(() => hub.history(channel, identity));
      if (store.get().sheet?.kind === 'earlier') store.update({ sheet: { kind: 'earlier', items } });
    } catch (trouble) {
      store.update({ sheet: undefined });
      fail(trouble);
    }
  }

  function fail(trouble: unknown) {
    const detail = trouble instanceof Refused ? trouble.message : undefined;
    store.update({ notice: detail ? { phrase: 'refused', detail } : { phrase: 'failed' } });
  }

  return { person, rateAnswer, rate, mailTranscript, leaveEmail, earlier };
}
