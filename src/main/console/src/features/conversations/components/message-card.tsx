import { Newspaper } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { RelativeTime } from '@/components/time';
import type { Message } from '@/features/conversations/api/get-conversation';
import { Attachments } from '@/features/conversations/components/attachments';
import styles from '@/features/conversations/components/thread.module.css';

const FormattedMessage = lazy(() => import('@/features/conversations/components/formatted-message'));

interface Props {
  message: Message;
  lang?: string;
  /** Whether it is the last one that the customer has read. */
  isReadUpTo?: boolean;
}

export function MessageCard({ message, lang, isReadUpTo }: Props) {
  const { t } = useTranslation();
  const [isFormatted, setFormatted] = useState(false);
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
      {message.formatted && (
        <Button look="quiet" className={styles.formatted} icon={<Newspaper aria-hidden="true" />} onClick={() => setFormatted(true)}>
          {t('formatted.show')}
        </Button>
      )}
      {message.feedback && <Feedback feedback={message.feedback} />}
      {isReadUpTo && <p className={styles.head}>{t('conversation.readUpTo')}</p>}
      <Attachments files={message.attachments ?? []} />
      <Suspense>{isFormatted && <FormattedMessage id={message.id} lang={lang} onClose={() => setFormatted(false)} />}</Suspense>
    </article>
  );
}

function Feedback({ feedback }: { feedback: NonNullable<Message['feedback']> }) {
  const { t } = useTranslation();
  return (
    <p className={styles.head}>
      <span>{t(feedback.helpful ? 'conversation.helpful' : 'conversation.unhelpful')}</span>
      {feedback.comment && <q>{feedback.comment}</q>}
    </p>
  );
}
