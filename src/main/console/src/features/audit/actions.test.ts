import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACTIONS } from '@/features/audit/actions';
import en from '@/locales/en.json';

const JAVA = '../java/io/serai';
const sources = readdirSync(JAVA, { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.java'))
  .map((it) => ({ name: it.replace(/^.*\/|\.java$/g, ''), text: readFileSync(`${JAVA}/${it}`, 'utf8') }));
const kebab = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

it('names all that the hub writes into its audit log', () => {
  const events = sources.filter(({ text }) => /record [\s\S]*implements[^{]*\b(Audited|AccountEvent)\b/.test(text)).map((it) => kebab(it.name));
  const notes = sources
    .filter(({ text }) => /\bAudit audit\b/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/\b(?:note|add)\(\s*(?:accountId, )?"([a-z]+(?:-[a-z]+)+)"/g)].map((it) => it[1] ?? ''));
  expect(events.length).toBeGreaterThan(20);
  expect(notes.length).toBeGreaterThan(7);
  expect([...new Set([...events, ...notes])].sort()).toEqual([...ACTIONS].sort());
});

it('has words for each', () => {
  expect(Object.keys(en.audit.action).sort()).toEqual([...ACTIONS].sort());
});
