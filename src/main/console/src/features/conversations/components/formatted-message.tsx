import { ImageOff } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Facts } from '@/components/facts';
import { Notice } from '@/components/notice';
import { ErrorState, LoadingRows } from '@/components/state';
import { useMessage } from '@/features/conversations/api/get-message';
import { Attachments } from '@/features/conversations/components/attachments';
import styles from '@/features/conversations/components/formatted-message.module.css';
import { useFormat } from '@/lib/use-format';

interface Props {
  id: string;
  lang?: string;
  onClose: () => void;
}

/** A mail as its sender formatted it, in a page of its own in which nothing runs. */
export default function FormattedMessage({ id, lang, onClose }: Props) {
  const { t } = useTranslation();
  const { data: message, error, refetch } = useMessage(id);
  return (
    <Dialog size="page" title={t('formatted.title')} isOpen onClose={onClose}>
      {message && <Shown message={message} lang={lang} />}
      {!message && (error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={3} />)}
    </Dialog>
  );
}

function Shown({ message, lang }: { message: Schemas['MessageInFull']; lang?: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [withPictures, setWithPictures] = useState(false);
  const from = [message.author_name, message.author_address].filter(Boolean).join(', ');

  /** As high as what it shows. The style is set through the DOM, as the hub's content policy wants it. */
  function fit(event: SyntheticEvent<HTMLIFrameElement>) {
    const page = event.currentTarget.contentDocument?.documentElement;
    if (!page) return;
    page.lang = lang ?? i18n.language;
    event.currentTarget.style.height = `${page.scrollHeight}px`;
  }

  return (
    <div className={styles.formatted}>
      <Facts
        facts={[
          ...(from ? [[t('formatted.from'), from] as [string, string]] : []),
          ...(message.copied_to.length > 0 ? [[t('formatted.copied'), format.names(message.copied_to)] as [string, string]] : []),
          [t('formatted.at'), format.dateTime(message.created_at)],
        ]}
      />
      {message.images_left_out > 0 && !withPictures && (
        <Notice icon={<ImageOff aria-hidden="true" />}>
          <p>{t('formatted.leftOut', { count: message.images_left_out })}</p>
          <Button onClick={() => setWithPictures(true)}>{t('formatted.showPictures')}</Button>
        </Notice>
      )}
      <iframe
        key={String(withPictures)}
        title={t('formatted.title')}
        className={styles.page}
        // No scripts. Of one origin with the console, or the pictures that the mail brought along would be asked for without the cookie.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`/api/v1/messages/${message.id}/formatted${withPictures ? '?remote_images=true' : ''}`}
        onLoad={fit}
      />
      <Attachments files={message.attachments} />
    </div>
  );
}
