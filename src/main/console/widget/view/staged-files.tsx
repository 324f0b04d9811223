import type { Staged } from '../chat/state';
import { sizeIn } from '../lib/format';
import { Icon } from './icons';
import { useChat } from './use-chat';

/** The files that go with the next message. */
export function StagedFiles() {
  const { state, words } = useChat();
  if (!state.staged.length) return null;
  return (
    <ul class="staged" aria-label={words.files}>
      {state.staged.map((it) => (
        <StagedFile key={it.key} it={it} />
      ))}
    </ul>
  );
}

function StagedFile({ it }: { it: Staged }) {
  const { state, words, settings, files } = useChat();
  const most = state.info?.max_attachment_bytes;
  const trouble =
    it.trouble === 'tooLarge' && most
      ? words.tooLarge(sizeIn(settings.language, most))
      : it.trouble && words.notUploaded;
  return (
    <li class={trouble ? 'troubled' : undefined}>
      <Icon name="page" />
      <span class="title">{it.name}</span>
      {trouble ? (
        <span class="problem" role="alert">
          {trouble}
        </span>
      ) : (
        <span class="size">{sizeIn(settings.language, it.size)}</span>
      )}
      {it.trouble === 'notUploaded' && (
        <button type="button" class="tool" aria-label={words.retry} onClick={() => files.retry(it.key)}>
          <Icon name="again" />
        </button>
      )}
      <button type="button" class="tool" aria-label={words.remove(it.name)} onClick={() => files.remove(it.key)}>
        <Icon name="close" />
      </button>
      {!trouble && !it.attachment && state.key && <progress aria-label={`${words.uploading} ${it.name}`} value={it.part} max={1} />}
    </li>
  );
}
