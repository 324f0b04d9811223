import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from '@/locales/en.json';
import { readStored, writeStored } from '@/lib/stored';

export const LANGUAGES = { en: 'English', ko: '한국어' } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'serai.language';
const WORDS: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('@/locales/en.json'),
  ko: () => import('@/locales/ko.json'),
};

export async function speak(language: Language) {
  const words = await WORDS[language]();
  i18next.addResourceBundle(language, 'translation', words.default);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function choose(language: Language) {
  writeStored(localStorage, KEY, language);
  await speak(language);
}

export async function startSpeaking() {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    resources: {},
    partialBundledLanguages: true,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  await speak(preferred());
}

function preferred(): Language {
  const chosen = readStored<Language>(localStorage, KEY);
  if (chosen && chosen in LANGUAGES) return chosen;
  const wanted = navigator.languages.map((it) => it.slice(0, 2)).find((it) => it in LANGUAGES);
  return (wanted as Language | undefined) ?? 'en';
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}
