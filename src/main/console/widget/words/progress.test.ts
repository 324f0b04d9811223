import { expect, it } from 'vitest';
import type { Progress, Stage } from '../api/shapes';
import { outlookIn, stageIn } from './progress';
import { wordsIn, type Language } from './words';

const outlook = (language: Language, progress: Progress) => outlookIn(wordsIn(language), language, progress);

it('place and minutes are told where they are known', () => {
  expect(outlook('en', { stage: 'CHECKING', place: 3, minutes: 4 })).toBe('number 3 in line, about 4 min');
  expect(outlook('en', { stage: 'WAITING', place: 1 })).toBe('you are next');
  expect(outlook('ko', { stage: 'CHECKING', place: 3, minutes: 4 })).toBe('대기 3번째, 약 4분');
  expect(outlook('en', { stage: 'CHECKING' })).toBe('');
});

it('outside business hours it says when', () => {
  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString();
  expect(outlook('en', { stage: 'WAITING', opens_at: soon })).toMatch(/^we are back \w+day.* \d/);
  expect(outlook('ko', { stage: 'WAITING', opens_at: soon })).toMatch(/요일.*에 상담을 시작합니다$/);
});

it('a person has a name', () => {
  expect(stageIn(wordsIn('en'), { stage: 'WITH_PERSON', person: 'Mina' })).toBe('Mina is with you');
  expect(stageIn(wordsIn('en'), { stage: 'WITH_PERSON' })).toBe('A person is with you');
});

it('every stage has words in every language', () => {
  const stages: Stage[] = ['RECEIVED', 'WRITING', 'CHECKING', 'WAITING', 'WITH_PERSON', 'ANSWERED', 'RESOLVED'];
  for (const language of ['en', 'ko'] as const) {
    const said = stages.map((stage) => stageIn(wordsIn(language), { stage }));
    expect(new Set(said).size).toBe(stages.length);
  }
});
