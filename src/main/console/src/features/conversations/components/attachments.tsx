import { Paperclip } from 'lucide-react';
import type { Schemas } from '@/api/client';
import styles from '@/features/conversations/components/thread.module.css';
import { useFormat } from '@/lib/use-format';

/** Files, or why there is none. */
export function Attachments({ files }: { files: Schemas['Attachment'][] }) {
  const format = useFormat();
  return (
    <ul className={styles.files}>
      {files.map((it) => (
        <li key={it.id} className={styles.file}>
          <Paperclip size={14} aria-hidden="true" />
          {it.note ? (
            <span>
              {it.name}: {it.note}
            </span>
          ) : (
            // What fails is told as a failed download and does not replace the page.
            <a href={`/api/v1/attachments/${it.id}`} download={it.name}>
              {it.name}
            </a>
          )}
          <span className={styles.size}>{format.bytes(it.size)}</span>
        </li>
      ))}
    </ul>
  );
}
