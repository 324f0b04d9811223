import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

export type Format = ReturnType<typeof createFormat>;

/** Dates, durations and numbers as the reader's language writes them. */
export function useFormat() {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(i18n.language), [i18n.language]);
}

export function createFormat(language: string) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(language);
  const names = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    /** "2 min. ago", "in 5 min." */
    relative(at: string, now: number) {
      const seconds = Math.round((Date.parse(at) - now) / 1000);
      const [unit, size] = UNITS.find(([, it]) => Math.abs(seconds) >= it) ?? ['second', 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },
    dateTime: (at: string) => dateTime.format(new Date(at)),
    time: (at: string) => time.format(new Date(at)),
    percent: (share: number) => percent.format(share),
    number: (value: number) => number.format(value),
    names: (values: string[]) => names.format(values),
  };
}
