import { expect, it } from 'vitest';
import { readableOn } from './colour';

it.each([
  ['rgb(15, 118, 110)', 'white'],
  ['rgb(55, 179, 163)', 'black'],
  ['rgb(255, 221, 0)', 'black'],
  ['rgb(0, 0, 0)', 'white'],
  ['rgba(255, 255, 255, 0.9)', 'black'],
])('on %s one reads %s', (colour, readable) => {
  expect(readableOn(colour)).toBe(readable);
});

it('a colour that is not understood is left alone', () => {
  expect(readableOn('color(display-p3 1 0 0)')).toBeUndefined();
});
