import type { Identity } from './api/shapes';
import { createChat } from './chat/chat';
import { mount } from './mount';
import { prefixOf, settingsFrom, type Settings } from './settings';

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : scriptOfModulePages();

/** A page that loads its scripts as modules does not say which one is running. */
function scriptOfModulePages() {
  return document.querySelector<HTMLScriptElement>('script[src$="/widget.js"]');
}

function begin(tag: HTMLScriptElement) {
  const pageLanguage = document.documentElement.lang || navigator.language;
  const said = settingsFrom(tag.src, tag.dataset, pageLanguage);
  let current = run(said);

  /** For pages that learn who their visitor is without being loaded anew. */
  function identify(identity: Identity | null) {
    const wasOpen = current.chat.store.get().isOpen;
    current.end();
    if (!identity && current.chat.settings.identity) current.chat.forget();
    current = run(settingsOf(said, identity ?? undefined));
    if (wasOpen) current.chat.setOpen(true);
  }

  const handle = {
    open: () => current.chat.setOpen(true),
    close: () => current.chat.setOpen(false),
    identify,
  };
  Object.defineProperty(window, 'Serai', { value: Object.freeze(handle), configurable: true });
}

function run(settings: Settings) {
  const chat = createChat(settings);
  const unmount = mount(chat);
  const stop = chat.start();
  return {
    chat,
    end() {
      stop();
      unmount();
    },
  };
}

function settingsOf(said: Settings, identity: Identity | undefined): Settings {
  return { ...said, identity, prefix: prefixOf(said.api, said.channel, identity) };
}

// A tag that is there twice is one chat.
if (script && !Object.prototype.hasOwnProperty.call(window, 'Serai')) {
  if (document.body) begin(script);
  else addEventListener('DOMContentLoaded', () => begin(script), { once: true });
}
