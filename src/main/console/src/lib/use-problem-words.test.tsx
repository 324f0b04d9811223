// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { speak, startSpeaking } from '@/lib/i18n';
import { useProblemWords } from '@/lib/use-problem-words';

beforeAll(async () => {
  await startSpeaking();
  await speak('ko');
});

const told = (body: object) => renderHook(() => useProblemWords()).result.current(Problem.of(body, 409));

it("tells what the hub has a name for in the reader's language, and nothing else", () => {
  const problem = { kind: 'conflict', code: 'delivered', detail: 'This message was delivered.' };
  expect(told(problem)).toBe('이미 전달된 메시지입니다.');
});

it('names whoever was first, and when', () => {
  const winner = { claimed_by_id: '1', claimed_by_name: '소피아', claimed_at: new Date(Date.now() - 120_000).toISOString() };
  expect(told({ kind: 'conflict', code: 'claimed', detail: 'Already claimed by 소피아.', ...winner })).toBe('소피아 님이 이미 맡았습니다(2분 전).');
});

it("adds the hub's sentence where there are no words for it", () => {
  expect(told({ kind: 'conflict', code: 'of-a-newer-hub', detail: 'It rains.' })).toBe('다른 사람이나 다른 일이 먼저였습니다. It rains.');
  expect(told({ kind: 'invalid', detail: 'It is too blue.' })).toBe('허용되지 않는 내용이 있습니다. It is too blue.');
});

it('tells what the hub keeps to itself by its kind only', () => {
  expect(told({ kind: 'unavailable', detail: 'The hub cannot reach its database.' })).not.toContain('database');
});
