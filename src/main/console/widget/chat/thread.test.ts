import { expect, it } from 'vitest';
import type { Happening, Message } from '../api/shapes';
import { EMPTY, heard, loaded, type Thread } from './thread';

const NOW = Date.parse('2026-03-02T10:00:00Z');

const message = (id: string, second: number, more: Partial<Message> = {}): Message => ({
  id,
  author: 'ASSISTANT',
  text: id,
  created_at: new Date(NOW + second * 1_000).toISOString(),
  sources: [],
  ...more,
});

const said = (it: Message): Happening => ({ name: 'message', data: it as unknown as Record<string, unknown> });
const sentence = (index: number, text: string, sources: unknown[] = []): Happening => ({
  name: 'sentence',
  data: { turn_id: 't', index, text, sources },
});
/** Of the log, as a replay tells it. */
const logged = (status: string, progress: unknown): Happening => ({ id: '7', name: 'status', data: { status, progress } });
const told = (status: string, progress: unknown): Happening => ({ name: 'status', data: { status, progress } });
const after = (happenings: Happening[], from: Thread = EMPTY) => happenings.reduce((thread, it) => heard(thread, it, NOW), from);
const ids = (thread: Thread) => thread.messages.map((it) => it.id);

it('messages are in the order of the hub, however they come, and each is there once', () => {
  const thread = after([said(message('c', 3)), said(message('a', 1)), said(message('b', 2)), said(message('a', 1))]);
  expect(ids(thread)).toEqual(['a', 'b', 'c']);
});

it('what was fetched and what was streamed become one', () => {
  const files = [{ id: 'f', name: 'label.png', size: 1 }];
  const streamed = after([said(message('a', 1)), said(message('b', 2))]);
  const thread = loaded(streamed, {
    id: 'x',
    status: 'OPEN',
    answers_by_email: false,
    messages: [message('a', 1, { attachments: files }), message('0', 0)],
  });
  expect(ids(thread)).toEqual(['0', 'a', 'b']);
  expect(after([said(message('a', 1))], thread).messages[1]?.attachments).toEqual(files);
});

it('sentences make way for their message, which is shown as they were', () => {
  const sources = [{ number: 1, title: 'Delivery' }];
  const streaming = after([said(message('q', 0, { author: 'CUSTOMER' })), sentence(0, 'It takes', sources), sentence(1, ' two days.')]);
  expect(streaming.streamed).toMatchObject([{ sentences: ['It takes', ' two days.'], after: 'q', sources, stopped: false }]);

  const answered = after([said(message('a', 2, { turn_id: 't', text: 'It takes two days.' }))], streaming);
  expect(answered.streamed).toEqual([]);
  expect(answered.messages[1]?.sentences).toEqual(['It takes', ' two days.']);
});

it('a sentence told again, late or out of order changes nothing', () => {
  const shown = after([sentence(1, ' two.'), sentence(0, 'One'), sentence(0, 'One')]);
  expect(shown.streamed[0]?.sentences).toEqual(['One', ' two.']);

  const answered = after([said(message('a', 1, { turn_id: 't', text: 'One two.' })), sentence(0, 'One')], shown);
  expect(answered.streamed).toEqual([]);
});

it('the hub has the last word on what was said', () => {
  const thread = after([sentence(0, 'One'), said(message('a', 1, { turn_id: 't', text: 'Another' }))]);
  expect(thread.messages[0]).toMatchObject({ text: 'Another' });
  expect(thread.messages[0]?.sentences).toBeUndefined();
});

it('sentences that were stopped stay until their message comes', () => {
  const stopped = after([sentence(0, 'One'), { name: 'sentences_stopped', data: { turn_id: 't' } }]);
  expect(stopped.streamed).toMatchObject([{ sentences: ['One'], stopped: true }]);
  expect(after([said(message('a', 1, { turn_id: 't', text: 'One' }))], stopped).streamed).toEqual([]);
});

it('an answer keeps its sentences and its place when it is replayed after it was fetched', () => {
  const fetched = loaded(EMPTY, { id: 'x', status: 'ANSWERED', answers_by_email: false, messages: [message('a', 1)] });
  const replayed = after([sentence(0, 'a'), said(message('a', 1, { turn_id: 't' }))], fetched);
  expect(replayed.streamed).toEqual([]);
  expect(ids(replayed)).toEqual(['a']);
});

it('what the stream tells of the progress is newer than what was fetched', () => {
  const told = after([{ name: 'status', data: { status: 'WITH_AGENT', progress: { stage: 'WITH_PERSON', person: 'Mina' } } }]);
  const thread = loaded(told, { id: 'x', status: 'OPEN', answers_by_email: false, messages: [] });
  expect(thread.progress).toEqual({ stage: 'WITH_PERSON', person: 'Mina' });
});

it('a hub that tells no progress is understood by its status', () => {
  expect(after([{ name: 'status', data: { status: 'AWAITING_APPROVAL' } }]).progress).toEqual({ stage: 'CHECKING' });
});

it('typing ends with the message, and a clock that is wrong does not make it last', () => {
  const typing = after([{ name: 'typing', data: { name: 'Mina', until: '2031-01-01T00:00:00Z' } }]);
  expect(typing.typing).toMatchObject({ name: 'Mina', until: NOW + 6_000 });
  expect(after([said(message('a', 1, { author: 'AGENT' }))], typing).typing).toBeUndefined();
  expect(after([said(message('a', 1, { author: 'CUSTOMER' }))], typing).typing).toBeDefined();
});

it('a rating is wanted until the conversation goes on', () => {
  const over = after([{ name: 'status', data: { status: 'RESOLVED' } }, { name: 'rating_wanted', data: {} }]);
  expect(over.ratingWanted).toBe(true);
  expect(after([{ name: 'status', data: { status: 'OPEN' } }], over).ratingWanted).toBe(false);
});

it('typing ends when they stop, whatever the clocks say', () => {
  const at = (until: string): Happening => ({ name: 'typing', data: { name: 'Mina', until } });
  expect(after([at('2026-03-02T10:00:10Z'), at('2026-03-02T10:00:03Z')]).typing).toBeUndefined();
  expect(after([at('2026-03-02T09:00:10Z'), at('2026-03-02T09:00:03Z')]).typing).toBeUndefined();
  expect(after([at('2026-03-02T09:59:59Z')]).typing).toBeUndefined();
  expect(after([at('2026-03-02T10:00:05Z'), at('2026-03-02T10:00:10Z')]).typing?.until).toBe(NOW + 10_000);
});

it('a stage that is told again does not forget the place that was fetched', () => {
  const progress = { stage: 'CHECKING', place: 3, minutes: 4 } as const;
  const fetched = { id: 'x', status: 'AWAITING_APPROVAL', progress, answers_by_email: false, messages: [] } as const;
  const replay = [logged('ANSWERING', { stage: 'WRITING' }), logged('AWAITING_APPROVAL', { stage: 'CHECKING' })];
  const conversation = { ...fetched, messages: [] };
  expect(after(replay, loaded(EMPTY, conversation)).progress).toEqual(progress);
  expect(loaded(after(replay), conversation).progress).toEqual(progress);
});

it('a place that is over does not come back', () => {
  const progress = { stage: 'CHECKING', place: 3, minutes: 4 } as const;
  const conversation = { id: 'x', status: 'AWAITING_APPROVAL' as const, progress, answers_by_email: false, messages: [] };
  const next = told('AWAITING_APPROVAL', { stage: 'CHECKING', place: 1 });
  const approved = told('AWAITING_APPROVAL', { stage: 'CHECKING' });
  const before = loaded(EMPTY, conversation);
  expect(after([next, approved], before).progress).toEqual({ stage: 'CHECKING' });
  expect(after([next, approved, logged('AWAITING_APPROVAL', { stage: 'CHECKING' })], before).progress).toEqual({ stage: 'CHECKING' });
  expect(loaded(after([approved]), conversation).progress).toEqual({ stage: 'CHECKING' });
});
