import type { Attachment } from '../api/shapes';
import { sizeIn } from '../lib/format';
import { Icon } from './icons';
import { useChat } from './use-chat';

export function Files({ files, canOpen }: { files: Attachment[]; canOpen: boolean }) {
  const { words, settings, download } = useChat();
  if (!files.length) return null;

  async function save(id: string) {
    const file = await download(id).catch(() => undefined);
    if (!file) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file.blob);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  return (
    <ul class="files" aria-label={words.files}>
      {files.map((it) => (
        <li key={it.id}>
          <button
            type="button"
            class="file"
            disabled={!canOpen || it.note !== undefined}
            aria-label={words.download(it.name)}
            onClick={() => void save(it.id)}
          >
            <Icon name="page" />
            <span class="title">{it.name}</span>
            <span class="size">{it.note ?? sizeIn(settings.language, it.size)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
