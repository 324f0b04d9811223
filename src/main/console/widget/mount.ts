import { h, render } from 'preact';
import type { Chat } from './chat/chat';
import { readableOn } from './lib/colour';
import css from './widget.css?inline';
import { App } from './view/app';

/**
 * Puts the chat on the page, in a shadow tree of its own. Styles are constructed: a page whose content policy allows no
 * styles allows these, and nothing is written into attributes.
 *
 * @returns what takes it away again
 */
export function mount(chat: Chat) {
  const host = document.createElement('serai-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const { accent, theme } = chat.settings;
  shadow.adoptedStyleSheets = [sheetOf(css)];
  if (accent && CSS.supports('color', accent)) shadow.adoptedStyleSheets.push(sheetOf(`:host{--own-accent:${accent}}`));
  document.body.append(host);

  const dark = matchMedia('(prefers-color-scheme: dark)');
  function colour() {
    host.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
    const probe = shadow.querySelector('.launcher');
    const readable = probe && readableOn(getComputedStyle(probe).backgroundColor);
    if (readable) host.style.setProperty('--own-on-accent', readable);
  }

  // The page's own shortcuts are not for what is typed here.
  const keep = (event: Event) => event.stopPropagation();
  for (const name of ['keydown', 'keyup', 'keypress']) host.addEventListener(name, keep);

  render(h(App, { chat }), shadow);
  colour();
  dark.addEventListener('change', colour);
  return () => {
    dark.removeEventListener('change', colour);
    render(null, shadow);
    host.remove();
  };
}

function sheetOf(text: string) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
