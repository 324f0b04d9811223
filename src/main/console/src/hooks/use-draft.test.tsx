// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { keepDraft, useDraft } from '@/hooks/use-draft';

beforeEach(() => sessionStorage.clear());

const open = (account: string, id: string) => renderHook(() => useDraft(account, 'edit', id));

it('is there again after a reload', () => {
  const before = open('mina', 'one');
  act(() => before.result.current.write('half a sent'));
  before.unmount();
  expect(open('mina', 'one').result.current.text).toBe('half a sent');
});

it('belongs to one person and one thing', () => {
  const { result } = open('mina', 'one');
  act(() => result.current.write('half a sent'));
  expect(open('mina', 'two').result.current.text).toBeUndefined();
  expect(open('jun', 'one').result.current.text).toBeUndefined();
});

it('is gone once it is discarded', () => {
  const before = open('mina', 'one');
  act(() => before.result.current.write('half a sent'));
  act(() => before.result.current.discard());
  expect(open('mina', 'one').result.current.text).toBeUndefined();
  expect(sessionStorage).toHaveLength(0);
});

it('is half-written again when what was sent is taken back, on screen or not', () => {
  const shown = open('mina', 'one');
  act(() => keepDraft('mina', 'edit', 'one', 'sent too soon'));
  act(() => keepDraft('mina', 'edit', 'two', 'this one too'));
  expect(shown.result.current.text).toBe('sent too soon');
  expect(open('mina', 'two').result.current.text).toBe('this one too');
});
