import { expect, it } from 'vitest';
import { mentionedIn } from '@/features/conversations/mentions';

const people = [
  { id: 'kim', name: 'Kim' },
  { id: 'minsu', name: 'Kim Min-su' },
  { id: 'jo', name: 'Jo' },
  { id: 'one', name: '김민수' },
  { id: 'two', name: '김민수' },
];
const mentioned = (text: string, ...picked: string[]) => mentionedIn(text, people, picked);

it('is whoever has the longest name that is there', () => {
  expect(mentioned('@Kim Min-su, please')).toEqual(['minsu']);
  expect(mentioned('@Kim and @Kim Min-su')).toEqual(['kim', 'minsu']);
});

it('is nobody whose name only begins another word', () => {
  expect(mentioned('@Jonas')).toEqual([]);
  expect(mentioned('Ask @Jo.')).toEqual(['jo']);
  expect(mentioned('jo@example.com')).toEqual([]);
});

it('is told through a Korean particle, and of one name who was picked', () => {
  expect(mentioned('@김민수에게 물어보세요')).toEqual(['one', 'two']);
  expect(mentioned('@김민수에게 물어보세요', 'two')).toEqual(['two']);
});
