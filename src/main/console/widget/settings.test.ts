import { expect, it } from 'vitest';
import { settingsFrom } from './settings';

const TAG = 'https://hub.example/help/widget.js?x=1';

it('a tag that says nothing is a chat in the language of the page', () => {
  expect(settingsFrom(TAG, {}, 'ko-KR')).toEqual({
    api: 'https://hub.example/help/api/v1',
    channel: 'webchat',
    language: 'ko',
    direction: 'ltr',
    position: 'end',
    theme: 'auto',
    prefix: 'serai:hub.example:webchat::',
  });
});

it('what the tag says counts before the page', () => {
  const settings = settingsFrom(TAG, { language: 'en', position: 'start', theme: 'dark', accent: '#f00', channel: 'shop' }, 'ko');
  expect(settings).toMatchObject({ language: 'en', position: 'start', theme: 'dark', accent: '#f00', channel: 'shop' });
});

it('languages that are written from right to left turn the chat around', () => {
  expect(settingsFrom(TAG, { language: 'ar-EG' }, 'en').direction).toBe('rtl');
});

it('who is not signed is nobody', () => {
  expect(settingsFrom(TAG, { user: '17' }, 'en').identity).toBeUndefined();
});

it('each person at one browser has their own', () => {
  const mina = settingsFrom(TAG, { user: 'mina:1', signature: 'aa', email: 'mina@shop.example' }, 'en');
  const bo = settingsFrom(TAG, { user: 'bo', signature: 'bb' }, 'en');
  expect(mina.identity).toEqual({ user_id: 'mina:1', hmac: 'aa', email: 'mina@shop.example' });
  expect(mina.prefix).not.toBe(bo.prefix);
  expect(mina.prefix).toBe('serai:hub.example:webchat:mina%3A1:');
});
