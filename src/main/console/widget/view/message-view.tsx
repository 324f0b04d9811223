import type { Attachment } from '../api/shapes';
import type { Streamed } from '../chat/streamed';
import { isTheirs, type ShownMessage } from '../chat/thread';
import { timeIn } from '../lib/format';
import { AnswerText } from './answer-text';
import { Feedback } from './feedback';
import { Files } from './files';
import { Sources } from './sources';
import { useChat } from './use-chat';

interface Props {
  it: ShownMessage;
  /** The day that begins with it. */
  day: string | undefined;
  /** Whether its author has just spoken. */
  continues: boolean;
  isRead: boolean;
  /** While its sentences are released one by one. The message takes the same place: what was read is not read again. */
  streamed?: Streamed | undefined;
  isPending?: boolean | undefined;
}

export function MessageView({ it, day, continues, isRead, streamed, isPending }: Props) {
  const { words, settings, state } = useChat();
  const theirs = isTheirs(it);
  const name = nameOf(it, state.info?.name, words);
  const time = timeIn(settings.language, it.created_at);
  const isAnswer = theirs && (it.author === 'ASSISTANT' || it.author === 'BOT' || it.sources.length > 0);
  return (
    <div class={`entry ${theirs ? 'theirs' : 'mine'}${continues ? ' continues' : ''}${isPending ? ' pending' : ''}`}>
      {day && <p class="day">{day}</p>}
      <p class={theirs && !continues ? 'who' : 'hidden'}>{name}</p>
      <div class="bubble" title={time}>
        {!isOnlyFiles(it.text, it.attachments) && (
          <AnswerText sentences={it.sentences ?? [it.text]} sources={it.sources} isLinked={theirs} />
        )}
        {streamed && !streamed.stopped && <span class="dots" aria-hidden="true" />}
        <Files files={it.attachments ?? []} canOpen={!isPending} />
        <Sources sources={it.sources} />
      </div>
      {(streamed ?? it).stopped && <p class="meta">{words.stopped}</p>}
      {isPending && <p class="meta">{state.isDelayed ? words.waitingToSend : words.sending}</p>}
      {isAnswer && !streamed && <Feedback it={it} />}
      <p class={isRead ? 'meta' : 'hidden'}>
        {time}
        {isRead && ` · ${words.read}`}
      </p>
    </div>
  );
}

function nameOf(it: ShownMessage, chat: string | undefined, words: { you: string; ASSISTANT: string; AGENT: string }) {
  if (!isTheirs(it)) return words.you;
  if (it.author === 'AGENT') return it.author_name ?? words.AGENT;
  return it.author_name ?? chat ?? words.ASSISTANT;
}

/** A message of files alone is named by them, since every message has words. */
function isOnlyFiles(text: string, files: Attachment[] = []) {
  return files.length > 0 && text === files.map((it) => it.name).join(', ');
}
