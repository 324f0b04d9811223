import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat/chat';
import { unreadIn } from '../chat/presence';
import { Announcer } from './announcer';
import { Icon } from './icons';
import { Panel } from './panel';
import { ChatContext, useChanges } from './use-chat';

/** The button on the page and what it opens. */
export function App({ chat }: { chat: Chat }) {
  useChanges(chat);
  const { isOpen } = chat.store.get();
  const { position, direction, language } = chat.settings;
  const launcher = useRef<HTMLButtonElement>(null);
  useFocusThatReturns(isOpen, launcher);
  return (
    <ChatContext.Provider value={chat}>
      <div class={`root ${position}`} dir={direction} lang={language}>
        {isOpen && <Panel />}
        <Launcher chat={chat} button={launcher} />
        <Announcer />
      </div>
    </ChatContext.Provider>
  );
}

function Launcher({ chat, button }: { chat: Chat; button: { current: HTMLButtonElement | null } }) {
  const { words, store } = chat;
  const state = store.get();
  const unread = state.isOpen ? 0 : unreadIn(state);
  const label = state.isOpen ? words.closeChat : unread ? `${words.openChat}, ${words.unread(unread)}` : words.openChat;
  return (
    <button
      ref={button}
      type="button"
      class={state.isOpen ? 'launcher open' : 'launcher'}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={state.isOpen}
      onClick={() => chat.setOpen(!state.isOpen)}
    >
      <Icon name={state.isOpen ? 'down' : 'chat'} />
      {unread > 0 && <span class="badge">{unread > 9 ? '9+' : unread}</span>}
    </button>
  );
}

/** Who opened the chat by a button of the page goes on from there. */
function useFocusThatReturns(isOpen: boolean, launcher: { current: HTMLButtonElement | null }) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isOpen) opener.current = document.activeElement;
  }, [isOpen]);
  useEffect(() => {
    if (wasOpen === isOpen) return;
    setWasOpen(isOpen);
    if (isOpen) return;
    const from = opener.current;
    const host = (launcher.current?.getRootNode() as ShadowRoot | undefined)?.host;
    const isPages = from instanceof HTMLElement && from !== document.body && from !== host && from.isConnected;
    (isPages ? from : launcher.current)?.focus();
  }, [isOpen, wasOpen, launcher]);
}
