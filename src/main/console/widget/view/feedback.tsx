import { useState } from 'preact/hooks';
import type { ShownMessage } from '../chat/thread';
import { Icon } from './icons';
import { useChat } from './use-chat';

/** Thumbs under an answer. Who says no may say why. */
export function Feedback({ it }: { it: ShownMessage }) {
  const { words, rateAnswer } = useChat();
  const [stage, setStage] = useState<'none' | 'asking' | 'thanked'>('none');
  const [comment, setComment] = useState('');
  const helpful = it.feedback?.helpful;

  async function rate(isHelpful: boolean, why?: string) {
    setStage(isHelpful || why ? 'thanked' : 'asking');
    if (!(await rateAnswer(it.id, isHelpful, why))) setStage('none');
  }

  function explain(event: Event) {
    event.preventDefault();
    if (comment.trim()) void rate(false, comment.trim());
    else setStage('thanked');
  }

  return (
    <div class="feedback">
      <div class="thumbs" role="group" aria-label={words.wasHelpful}>
        <button type="button" class="thumb" aria-label={words.helpful} aria-pressed={helpful === true} onClick={() => void rate(true)}>
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="thumb"
          aria-label={words.notHelpful}
          aria-pressed={helpful === false}
          onClick={() => void rate(false)}
        >
          <Icon name="thumbDown" />
        </button>
        {stage === 'thanked' && (
          <span class="thanks" role="status">
            {words.thanks}
          </span>
        )}
      </div>
      {stage === 'asking' && (
        <form class="row" onSubmit={explain}>
          <input
            type="text"
            aria-label={words.whatWasMissing}
            placeholder={words.whatWasMissing}
            maxLength={1000}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="small">
            {words.send}
          </button>
        </form>
      )}
    </div>
  );
}
