import type { Source } from '../api/shapes';
import { piecesOf, type Piece } from '../lib/text';
import { canOpen, OpenSource } from './sources';
import { useChat } from './use-chat';

/**
 * @param sentences each with the white space before it
 * @param isLinked whether addresses in it become links; a customer's own words stay words
 */
export function AnswerText({ sentences, sources, isLinked }: { sentences: string[]; sources: Source[]; isLinked: boolean }) {
  const numbers = sources.map((it) => it.number);
  return (
    <p class="said" dir="auto">
      {sentences.map((sentence, index) => (
        // What has been released neither moves nor changes.
        <span key={index} class={sentences.length > 1 ? 'sentence' : undefined}>
          {isLinked ? piecesOf(sentence ?? '', numbers).map((it, at) => <PieceView key={at} it={it} sources={sources} />) : sentence}
        </span>
      ))}
    </p>
  );
}

function PieceView({ it, sources }: { it: Piece; sources: Source[] }) {
  const { words } = useChat();
  const source = sources.find((other) => other.number === it.source);
  if (it.href) {
    return (
      <a href={it.href} target="_blank" rel="noopener noreferrer nofollow">
        {it.text}
      </a>
    );
  }
  if (!source) return <>{it.text}</>;
  if (!canOpen(source)) return <span class="cite">{source.number}</span>;
  return (
    <OpenSource source={source} class="cite" label={words.source(source.number, source.title)}>
      {source.number}
    </OpenSource>
  );
}
