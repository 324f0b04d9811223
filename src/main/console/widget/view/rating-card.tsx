import { useState } from 'preact/hooks';
import { isTheirs } from '../chat/thread';
import { Icon } from './icons';
import { useChat } from './use-chat';

const SCORES = [1, 2, 3, 4, 5];

/** Asked once, when a conversation is over. */
export function RatingCard() {
  const { state, words, rate } = useChat();
  const { ratingWanted, rating, progress, messages } = state.thread;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [isSending, setSending] = useState(false);
  const [isJustRated, setJustRated] = useState(false);
  const isOver = (ratingWanted || progress?.stage === 'RESOLVED') && messages.some(isTheirs);
  if (!isOver) return null;
  if (rating !== undefined) return isJustRated ? <p class="rated" role="status">{words.rated}</p> : null;

  async function submit(event: Event) {
    event.preventDefault();
    if (!score) return;
    setSending(true);
    setJustRated(true);
    await rate(score, comment.trim() || undefined);
    setSending(false);
  }

  return (
    <form class="card" onSubmit={(event) => void submit(event)}>
      <fieldset class="stars">
        <legend>{words.rate}</legend>
        {SCORES.map((it) => (
          <label key={it} class={it <= score ? 'star on' : 'star'} title={words.score(it)}>
            <input type="radio" name="score" value={it} checked={score === it} onChange={() => setScore(it)} />
            <Icon name="star" />
            <span class="hidden">{words.score(it)}</span>
          </label>
        ))}
        <span class="score faint" aria-hidden="true">
          {words.score(score)}
        </span>
      </fieldset>
      {score > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={1000}
            aria-label={words.comment}
            placeholder={words.comment}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="wide" disabled={isSending}>
            {words.send}
          </button>
        </>
      )}
    </form>
  );
}
