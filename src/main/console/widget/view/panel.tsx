import { useEffect, useRef, useState } from 'preact/hooks';
import { Composer } from './composer';
import { Header } from './header';
import { SheetView } from './sheets';
import { StatusBar } from './status-bar';
import { ThreadView } from './thread-view';
import { useChat } from './use-chat';
import { useFullScreen } from './use-full-screen';

const FOCUSABLE = 'button:not([disabled]), a[href], textarea, input:not([type=file]), [tabindex="0"]';

/** The chat itself: beside the page, or, on small screens, in place of it. */
export function Panel() {
  const { state, words, setOpen, show, files } = useChat();
  const panel = useRef<HTMLDivElement>(null);
  const isFullScreen = useFullScreen(panel);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    if (state.sheet || !state.takesFocus) return;
    // On a phone, a keyboard would cover what is said first.
    const text = isTouched() ? null : panel.current?.querySelector<HTMLElement>('[data-first]:enabled');
    (text ?? panel.current)?.focus();
  }, [state.sheet, state.takesFocus]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      if (state.sheet) show(undefined);
      else setOpen(false);
    }
    if (event.key === 'Tab' && isFullScreen) keepInside(event, panel.current);
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    files.add([...(event.dataTransfer?.files ?? [])]);
  }

  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-modal={isFullScreen}
      aria-labelledby="title"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(Boolean(event.dataTransfer?.types.includes('Files')));
      }}
      onDragLeave={(event) => event.relatedTarget || setOver(false)}
      onDrop={onDrop}
    >
      <Header />
      {state.sheet ? (
        <SheetView sheet={state.sheet} />
      ) : (
        <>
          <ThreadView />
          <StatusBar />
          <Composer />
        </>
      )}
      {isOver && <div class="drop">{words.dropHere}</div>}
    </div>
  );
}

const isTouched = () => matchMedia('(pointer: coarse)').matches;

function keepInside(event: KeyboardEvent, panel: HTMLElement | null) {
  const all = [...(panel?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter((it) => it.offsetParent !== null);
  const current = (panel?.getRootNode() as ShadowRoot).activeElement;
  const edge = event.shiftKey ? all[0] : all[all.length - 1];
  if (current !== edge && current !== panel) return;
  event.preventDefault();
  (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
}
