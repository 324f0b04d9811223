import { en, type Words } from './en';
import { ko } from './ko';

const ALL = { en, ko };

export type Language = keyof typeof ALL;
export type { Words };

/** Those words that say all by themselves. */
export type Phrase = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

/** @param named BCP 47; what is not spoken here is English */
export function languageOf(named: string): Language {
  return named.toLowerCase().split('-')[0] === 'ko' ? 'ko' : 'en';
}

export function wordsIn(language: Language): Words {
  return ALL[language];
}
