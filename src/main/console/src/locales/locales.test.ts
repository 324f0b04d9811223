import { describe, expect, it } from 'vitest';
import en from '@/locales/en.json';
import ko from '@/locales/ko.json';

interface Words {
  [key: string]: string | Words;
}

const FORMS = /_(zero|one|two|few|many|other)$/;

describe('the words', () => {
  it('are the same in both languages', () => {
    expect(keysOf(ko)).toEqual(keysOf(en));
  });

  it('have in each language the forms that its plurals need', () => {
    for (const [language, words] of Object.entries({ en, ko })) {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = Object.keys(flat(words)).filter((key) => FORMS.test(key));
      const stems = new Set(counted.map((key) => key.replace(FORMS, '')));
      const missing = [...stems].flatMap((stem) => needed.map((form) => `${stem}_${form}`)).filter((key) => !counted.includes(key));
      expect(missing).toEqual([]);
    }
  });

  it('name the same things in both languages', () => {
    const korean = flat(ko);
    const different = Object.entries(flat(en)).filter(([key, text]) => {
      const other = korean[key] ?? korean[key.replace(FORMS, '_other')] ?? '';
      return !key.endsWith('_one') && names(text).join() !== names(other).join();
    });
    expect(different).toEqual([]);
  });
});

function flat(words: Words, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : Object.entries(flat(value, `${path}${key}.`)),
    ),
  );
}

function keysOf(words: Words) {
  return [...new Set(Object.keys(flat(words)).map((key) => key.replace(FORMS, '')))].sort();
}

function names(text: string) {
  return [...text.matchAll(/{{(\w+)}}/g)].map((it) => it[1]).sort();
}
