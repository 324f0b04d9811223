import { diffWordsWithSpace } from 'diff';

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** What changed from one text to the other, word by word, as words are in that language. */
export function difference(before: string, after: string, language?: string): Piece[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return diffWordsWithSpace(before, after, { intlSegmenter }).map((it) => ({
    kind: it.added ? 'added' : it.removed ? 'removed' : 'same',
    text: it.value,
  }));
}
