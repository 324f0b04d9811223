import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explain } from '@/features/approvals/signals';
import en from '@/locales/en.json';

/** As the hub names them. */
const NAMES = [...readFileSync('../java/io/serai/confidence/Signals.java', 'utf8').matchAll(/named\.put\("(\w+)"/g)].map((it) => it[1] ?? '');

it('has words for each signal of the hub, for and against', () => {
  expect(NAMES.length).toBeGreaterThan(10);
  expect(Object.keys(en.score.signal).sort()).toEqual([...NAMES].sort());
});

it('explains each signal of the hub at one end at least', () => {
  const explained = [0, 1].flatMap((value) => explain(Object.fromEntries(NAMES.map((it) => [it, value])))).map((it) => it.name);
  expect([...new Set(explained)].sort()).toEqual([...NAMES].sort());
});

it('says what speaks against an answer first, and nothing of what is in between', () => {
  expect(explain({ similarity: 0.9, lexical: 0.1, margin: 0.5, search_failed: 1, vague: 0 })).toEqual([
    { name: 'search_failed', speaksFor: false },
    { name: 'lexical', speaksFor: false },
    { name: 'similarity', speaksFor: true },
  ]);
});
