import { Passing, Refused } from '../api/trouble';
import type { Context } from './context';
import type { ConversationPart } from './conversation';
import { stubborn } from './stubborn';

export type MailOutcome = 'sent' | 'impossible' | 'tooOften' | 'wrong' | 'failed';

/** What a customer asks for or says besides messages. */
export function createAsking({ settings, hub, store }: Context, conversation: ConversationPart) {
  async function person() {
    const { key } = store.get();
    if (!key) return;
    store.update({ isAskingForPerson: true });
    try {
      const progress = await stubborn(() => hub.requestPerson(key));
      const { thread } = store.get();
      if (store.get().key?.id === key.id) conversation.show({ ...thread, progress, isTold: true });
    } catch (trouble) {
      fail(trouble);
    }
    store.update({ isAskingForPerson: false });
  }

  async function rateAnswer(message: string, helpful: boolean, comment?: string) {
    const { key, thread } = store.get();
    if (!key) return;
    const messages = thread.messages.map((it) => (it.id === message ? { ...it, feedback: { helpful } } : it));
    conversation.show({ ...thread, messages });
    await stubborn(() => hub.rateAnswer(key, message, helpful, comment)).catch(fail);
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
