import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '@/components/time';
import type { Message } from '@/features/conversations/api/get-conversation';
import styles from '@/features/conversations/components/thread.module.css';

export function MessageCard({ message, lang }: { message: Message; lang?: string }) {
  const { t } = useTranslation();
  const isTheirs = message.author === 'CUSTOMER';
  return (
    <article className={styles.entry}>
      <header className={styles.head}>
        <strong>{message.author_name ?? t(`conversation.author.${message.author}`)}</strong>
        {message.author_name && !isTheirs && <span>{t(`conversation.author.${message.author}`)}</span>}
        <RelativeTime at={message.created_at} />
        {message.edited_at && <span>{t('conversation.edited')}</span>}
        {message.automatic && <span>{t('conversation.automatic')}</span>}
      </header>
      <p className={`${styles.card} ${isTheirs ? styles.customer : ''}`} lang={lang}>
        {message.text}
      </p>
      {message.full_text && message.full_text !== message.text && (
        <details className={styles.more}>
          <summary>{t('conversation.fullText')}</summary>
          <p className={styles.card}>{message.full_text}</p>
        </details>
      )}
      <ul className={styles.files}>
        {message.attachments?.map((it) => (
          <li key={it.id}>
            <Paperclip size={14} aria-hidden="true" />{' '}
            {it.note ? `${it.name}: ${it.note}` : <a href={`/api/v1/attachments/${it.id}`}>{it.name}</a>}
          </li>
        ))}
      </ul>
    </article>
  );
}
