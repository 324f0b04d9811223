import type { Progress } from '../api/shapes';
import { momentIn } from '../lib/format';
import type { Language, Words } from './words';

/** Where a conversation is, without what changes every few seconds: this is what a screen reader is told. */
export function stageIn(words: Words, { stage, person }: Progress) {
  switch (stage) {
    case 'WITH_PERSON':
      return person ? words.WITH_PERSON(person) : words.withSomebody;
    case 'RECEIVED':
    case 'WRITING':
    case 'CHECKING':
    case 'WAITING':
    case 'ANSWERED':
    case 'RESOLVED':
      return words[stage];
  }
}

/** How long that may take; empty when nobody knows. */
export function outlookIn(words: Words, language: Language, { stage, place, minutes, opens_at }: Progress) {
  if (stage !== 'CHECKING' && stage !== 'WAITING') return '';
  const parts: string[] = [];
  if (place === 1) parts.push(words.next);
  else if (place !== undefined) parts.push(words.place(place));
  if (minutes !== undefined) parts.push(words.minutes(minutes));
  if (opens_at !== undefined) parts.push(words.backAt(momentIn(language, opens_at)));
  return parts.join(', ');
}
