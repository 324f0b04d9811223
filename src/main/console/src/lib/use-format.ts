import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Seconds between two steps of the clock. */
const CLOCK = 10;

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
  const milliseconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' });
  const units = UNITS.map(([unit, size]) => ({ size: size * 1000, of: new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }) }));
  const sizes = (['byte', 'kilobyte', 'megabyte'] as const).map((unit) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: 1 }));
  const names = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    /** "2 min. ago", "in 5 min." */
    relative(at: string, now: number) {
      const exactly = Math.round((Date.parse(at) - now) / 1000);
      // The clock of a screen steps: what happened just now is not to come.
      const seconds = exactly > 0 && exactly <= CLOCK ? 0 : exactly;
      const [unit, size] = UNITS.find(([, it]) => Math.abs(seconds) >= it) ?? ['second', 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },
    /** "1 hr 5 min": the two largest units of it. */
    duration(ms: number) {
      const from = Math.max(0, units.findIndex((it) => ms >= it.size));
      if (ms < 1000) return milliseconds.format(Math.round(ms));
      const largest = units.slice(from, from + 2);
      let rest = ms;
      const parts = largest.map(({ size, of }, i) => {
        const count = Math.floor(rest / size);
        rest -= count * size;
        return i > 0 && count === 0 ? '' : of.format(count);
      });
      return parts.filter(Boolean).join(' ');
    },
    bytes(count: number) {
      const power = Math.min(2, Math.floor(Math.log10(Math.max(1, count)) / 3));
      return sizes[power]?.format(count / 1000 ** power) ?? '';
    },
    dateTime: (at: string) => dateTime.format(new Date(at)),
    time: (at: string) => time.format(new Date(at)),
    percent: (share: number) => percent.format(share),
    number: (value: number) => number.format(value),
    names: (values: string[]) => names.format(values),
  };
}
