import { useEffect, useRef, useState } from 'preact/hooks';
import { momentIn } from '../lib/format';
import { Icon } from './icons';
import { useChat } from './use-chat';

export function Header() {
  const { state, words, settings, setOpen } = useChat();
  const { info, thread } = state;
  const name = info?.name || words.chat;
  const person = thread.progress?.stage === 'WITH_PERSON' ? thread.progress.person : undefined;
  return (
    <div class="header">
      <span class="mark" aria-hidden="true">
        {[...name][0]?.toUpperCase()}
      </span>
      <div class="titles">
        <h2 id="title">{name}</h2>
        {person ? (
          <p class="subtitle open">{words.WITH_PERSON(person)}</p>
        ) : (
          info && (
            <p class={info.open ? 'subtitle open' : 'subtitle'}>
              {info.open
                ? words.openNow
                : info.opens_at
                  ? words.closedUntil(momentIn(settings.language, info.opens_at))
                  : words.closed}
            </p>
          )
        )}
      </div>
      <Menu />
      <button type="button" class="tool" aria-label={words.closeChat} onClick={() => setOpen(false)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Menu() {
  const { state, words, settings, show, restart } = useChat();
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const hasEarlier = Boolean(settings.identity && state.info?.history);

  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => event.composedPath().includes(menu.current as EventTarget) || setOpen(false);
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [isOpen]);

  if (!state.key && !hasEarlier) return null;
  const choose = (action: () => void) => () => {
    setOpen(false);
    menu.current?.querySelector('button')?.focus();
    action();
  };
  return (
    <div
      ref={menu}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        choose(() => undefined)();
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget && !menu.current?.contains(event.relatedTarget as Node)) setOpen(false);
      }}
    >
      <button type="button" class="tool" aria-label={words.menu} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="more" />
      </button>
      {isOpen && (
        <div class="choices">
          {state.key && (
            <button type="button" onClick={choose(() => show({ kind: 'transcript' }))}>
              {words.transcript}
            </button>
          )}
          {hasEarlier && (
            <button type="button" onClick={choose(() => show({ kind: 'earlier' }))}>
              {words.earlier}
            </button>
          )}
          {state.key && (
            <button type="button" onClick={choose(restart)}>
              {words.restart}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
