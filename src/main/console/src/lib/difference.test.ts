import { expect, it } from 'vitest';
import { difference } from '@/lib/difference';

const marked = (before: string, after: string, language: string) =>
  difference(before, after, language)
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind])
    .join('');

it('shows what was changed word by word', () => {
  expect(marked('It takes three days.', 'It takes two days.', 'en')).toBe('It takes -three-+two+ days.');
});

it('knows words that no space divides', () => {
  const changed = marked('배송은 사흘 걸립니다.', '배송은 이틀 걸립니다.', 'ko');
  expect(changed).toContain('배송은');
  expect(changed).toContain('-사흘-');
  expect(changed).toContain('+이틀+');
});

it('loses nothing of either text', () => {
  const before = '1,000 won.\n\nFree  shipping';
  const after = '2,000 won.\nFree shipping!';
  const pieces = difference(before, after, 'en');
  const without = (kind: string) => pieces.filter((it) => it.kind !== kind).map((it) => it.text).join('');
  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});
