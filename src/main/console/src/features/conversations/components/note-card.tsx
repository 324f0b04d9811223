import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { RelativeTime } from '@/components/time';
import type { Note } from '@/features/conversations/api/list-notes';
import styles from '@/features/conversations/components/thread.module.css';

/** What only people who work here see. */
export function NoteCard({ note }: { note: Note }) {
  const { t } = useTranslation();
  return (
    <article className={styles.entry}>
      <header className={styles.head}>
        <strong>{note.author.name}</strong>
        <Badge tone="warning">{t('note.badge')}</Badge>
        <RelativeTime at={note.created_at} />
      </header>
      <p className={`${styles.card} ${styles.note}`}>
        {piecesOf(note).map(({ text, isMention }, i) =>
          isMention ? (
            <span key={i} className={styles.mention}>
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </p>
    </article>
  );
}

function piecesOf({ text, mentions }: Note) {
  const names = mentions.map((it) => `@${it.name}`).sort((one, other) => other.length - one.length);
  if (names.length === 0) return [{ text, isMention: false }];
  const pattern = new RegExp(`(${names.map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return text.split(pattern).map((part) => ({ text: part, isMention: names.includes(part) }));
}
