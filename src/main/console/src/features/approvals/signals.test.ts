import { expect, it } from 'vitest';
import { explain } from '@/features/approvals/signals';
import en from '@/locales/en.json';
import ko from '@/locales/ko.json';

/** As the hub names them; what a failed search means is said by the reason that the draft waits for. */
const STRENGTHS = ['similarity', 'lexical', 'likeness', 'margin', 'agreement', 'supported', 'rating', 'language'];
const RISKS = ['risk', 'asked_for_person', 'angry', 'vague', 'several'];
const all = (names: string[], value: number) => Object.fromEntries(names.map((it) => [it, value]));

it('says everything that speaks for or against an answer in both languages', () => {
  const said = [...explain(all(STRENGTHS, 1)), ...explain({ ...all(STRENGTHS, 0), ...all(RISKS, 1) })];
  expect(said).toHaveLength(2 * STRENGTHS.length + RISKS.length);
  for (const { name, speaksFor } of said) {
    for (const words of [en, ko]) expect(words.score.signal[name][speaksFor ? 'for' : 'against']).toMatch(/\S/);
  }
});

it('puts what speaks against the answer first and leaves out what says nothing', () => {
  const signals = { ...all(STRENGTHS, 0.5), ...all(RISKS, 0), similarity: 0.9, margin: 0.1, angry: 0.5, vague: 0.49 };
  expect(explain(signals)).toEqual([
    { name: 'angry', speaksFor: false },
    { name: 'margin', speaksFor: false },
    { name: 'similarity', speaksFor: true },
  ]);
});
