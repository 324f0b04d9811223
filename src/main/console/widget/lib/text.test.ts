import { expect, it } from 'vitest';
import { piecesOf, safe } from './text';

it('addresses become links without the end of their sentence', () => {
  expect(piecesOf('See https://shop.example/a?b=1. Or (https://shop.example/c_(d)).', [])).toEqual([
    { text: 'See ' },
    { text: 'https://shop.example/a?b=1', href: 'https://shop.example/a?b=1' },
    { text: '. Or (' },
    { text: 'https://shop.example/c_(d)', href: 'https://shop.example/c_(d)' },
    { text: ').' },
  ]);
});

it('Korean goes on right behind an address', () => {
  expect(piecesOf('https://shop.example/주문 에서', [])[0]?.text).toBe('https://shop.example/주문');
});

it('numbers of sources open them, and other numbers stay what they are', () => {
  expect(piecesOf('Two days [1], not [7].', [1, 2])).toEqual([
    { text: 'Two days ' },
    { text: '[1]', source: 1 },
    { text: ', not [7].' },
  ]);
});

it.each(['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', 'vbscript:x', ' java\nscript:alert(1)', 'file:///etc', '//x.example', ''])(
  'no link leads to %j',
  (address) => {
    expect(safe(address)).toBeUndefined();
    expect(piecesOf(`Click ${address} now`, []).every((it) => it.href === undefined)).toBe(true);
  },
);

it('what looks like markup is text', () => {
  const text = '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>';
  expect(piecesOf(text, [])).toEqual([{ text }]);
});

it('mail addresses are written to', () => {
  expect(safe('mailto:help@shop.example')).toBe('mailto:help@shop.example');
});
