import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.css') && !it.endsWith('tokens.css'));

it('colours come from the tokens only', () => {
  const own = sheets.flatMap((name) => {
    const css = readFileSync(`src/${name}`, 'utf8');
    return [...css.matchAll(/#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi)].map((it) => `${name}: ${it[0]}`);
  });
  expect(own).toEqual([]);
});
