import type { Identity } from './api/shapes';
import { languageOf, type Language } from './words/words';

export type Theme = 'auto' | 'light' | 'dark';
export type Position = 'end' | 'start';

/** What the page's script tag says. */
export interface Settings {
  /** Where the hub's interface is, without a slash at the end. */
  api: string;
  channel: string;
  language: Language;
  direction: 'ltr' | 'rtl';
  position: Position;
  theme: Theme;
  accent?: string;
  identity?: Identity;
  /** Begins the names of what is kept in the browser. */
  prefix: string;
}

const RIGHT_TO_LEFT = ['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'];

/** @param pageLanguage what the page says of itself, else the browser of its person */
export function settingsFrom(source: string, data: DOMStringMap, pageLanguage: string): Settings {
  const api = new URL('api/v1', source).href;
  const channel = data['channel'] || 'webchat';
  const named = data['language'] && data['language'] !== 'auto' ? data['language'] : pageLanguage;
  const identity = identityFrom(data);
  const settings: Settings = {
    api,
    channel,
    language: languageOf(named),
    direction: RIGHT_TO_LEFT.includes(primary(named)) ? 'rtl' : 'ltr',
    position: data['position'] === 'start' ? 'start' : 'end',
    theme: data['theme'] === 'light' || data['theme'] === 'dark' ? data['theme'] : 'auto',
    prefix: prefixOf(api, channel, identity),
  };
  if (data['accent']) settings.accent = data['accent'];
  if (identity) settings.identity = identity;
  return settings;
}

/** Another person at the same browser sees nothing of this one's conversations. */
export function prefixOf(api: string, channel: string, identity: Identity | undefined) {
  return `serai:${new URL(api).host}:${channel}:${identity ? encodeURIComponent(identity.user_id) : ''}:`;
}

function identityFrom(data: DOMStringMap): Identity | undefined {
  if (!data['user'] || !data['signature']) return undefined;
  const identity: Identity = { user_id: data['user'], hmac: data['signature'] };
  if (data['email']) identity.email = data['email'];
  if (data['name']) identity.name = data['name'];
  return identity;
}

function primary(language: string) {
  return (language.split('-')[0] ?? '').toLowerCase();
}
