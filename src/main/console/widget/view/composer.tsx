import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icons';
import { StagedFiles } from './staged-files';
import { useChat } from './use-chat';

const HIGHEST = 132;

export function Composer() {
  const { state, words, write, send, canSend, files, dismiss } = useChat();
  const { draft, staged, notice, key, isUnavailable } = state;
  const text = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    const { current } = text;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, HIGHEST)}px`;
  }, [draft]);

  function submit(event: Event) {
    event.preventDefault();
    if (send()) text.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While Hangul is being composed, Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    submit(event);
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (!pasted.length) return;
    event.preventDefault();
    files.add(pasted);
  }

  return (
    <form class="composer" onSubmit={submit}>
      {notice && (
        <div class="notice">
          <p dir="auto" role="alert">
            {words[notice.phrase]} {notice.detail}
          </p>
          <button type="button" class="tool" aria-label={words.cancel} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
      <StagedFiles />
      {staged.length > 0 && !key && !draft.trim() && <p dir="auto" class="faint note">{words.wordsFirst}</p>}
      <div class="box">
        <input
          ref={picker}
          class="picker"
          type="file"
          multiple
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            files.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <button type="button" class="tool" aria-label={words.attach} disabled={isUnavailable} onClick={() => picker.current?.click()}>
          <Icon name="clip" />
        </button>
        <textarea
          ref={text}
          data-first
          rows={1}
          dir="auto"
          maxLength={8000}
          enterkeyhint="send"
          autocomplete="off"
          aria-label={words.yourMessage}
          placeholder={words.placeholder}
          disabled={isUnavailable}
          value={draft}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={!canSend()}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
