import { useLayoutEffect, useRef } from 'preact/hooks';
import { unseen, type Outgoing } from '../chat/outbox';
import type { Streamed } from '../chat/streamed';
import { isTheirs, type ShownMessage } from '../chat/thread';
import { dayIn } from '../lib/format';
import { FirstForm } from './first-form';
import { MessageView } from './message-view';
import { RatingCard } from './rating-card';
import { useChat } from './use-chat';
import { Welcome } from './welcome';

interface Entry {
  message: ShownMessage;
  /** Where its sentences are still coming. */
  streamed?: Streamed;
  /** Where it is not known to be at the hub. */
  isPending?: boolean;
}

/** What was said, in order; what is on its way comes last. */
export function ThreadView() {
  const { state, words, settings } = useChat();
  const { thread } = state;
  const outgoing = unseen(state.outgoing, thread.messages);
  const entries = [...entriesOf(thread.messages, thread.streamed), ...outgoing.map(onItsWay)];
  const isEmpty = entries.length === 0;
  const own = thread.messages.filter((it) => !isTheirs(it));
  const scroller = useScrolledToTheEnd(own.length + outgoing.length);
  const readTo = own.findIndex((it) => it.id === thread.readByThem);

  return (
    <div ref={scroller} class="scroller" role="region" aria-label={words.messages} tabIndex={0}>
      {isEmpty && !state.key && (
        <>
          <Welcome />
          <FirstForm />
        </>
      )}
      <div class="log" role="log" aria-live="polite" aria-label={words.messages}>
        {entries.map((entry, index) => {
          const { message } = entry;
          const before = entries[index - 1]?.message;
          const day = dayIn(settings.language, message.created_at, words);
          const isNewDay = !before || dayIn(settings.language, before.created_at, words) !== day;
          return (
            <MessageView
              key={message.turn_id ? `turn:${message.turn_id}` : (message.key ?? message.id)}
              it={message}
              day={isNewDay ? day : undefined}
              continues={!isNewDay && isSameAuthor(before, message)}
              streamed={entry.streamed}
              isPending={entry.isPending}
              isRead={readTo >= 0 && own[readTo]?.id === message.id}
            />
          );
        })}
      </div>
      <RatingCard />
    </div>
  );
}

/** It becomes the hub's message in its place: what a screen reader has said is not said again. */
function onItsWay({ key, text, attachments, at, sentAs }: Outgoing): Entry {
  const message: ShownMessage = { id: key, key, author: 'CUSTOMER', text, created_at: at, sources: [], attachments };
  return { message, isPending: sentAs === undefined };
}

/** An answer that streams keeps its place when the customer writes meanwhile. */
function entriesOf(messages: ShownMessage[], streamed: Streamed[]): Entry[] {
  const entries: Entry[] = messages.map((message) => ({ message }));
  for (const it of streamed) {
    if (it.sentences.length === 0) continue;
    const after = messages.findIndex((message) => message.id === it.after);
    entries.splice(after < 0 ? entries.length : after + 1, 0, { message: soFar(it), streamed: it });
  }
  return entries;
}

function soFar({ turnId, sentences, sources, at }: Streamed): ShownMessage {
  return { id: turnId, turn_id: turnId, author: 'ASSISTANT', text: sentences.join(''), created_at: at, sources, sentences };
}

function isSameAuthor(one: ShownMessage, other: ShownMessage) {
  return one.author === other.author && one.author_name === other.author_name;
}

/** Who reads further up is left there, unless they have just written. */
function useScrolledToTheEnd(written: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const before = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const note = () => {
      wasAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    element.addEventListener('scroll', note);
    return () => element.removeEventListener('scroll', note);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && (wasAtEnd.current || written > before.current)) element.scrollTop = element.scrollHeight;
    before.current = written;
  });
  return scroller;
}
