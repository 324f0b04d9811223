import { ImageOff } from 'lucide-react';
import { useState } from 'react';
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
import { MailPage } from '@/features/conversations/components/mail-page';
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
      {message && <Shown message={message} lang={lang} onRetry={refetch} />}
      {!message && (error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={3} />)}
    </Dialog>
  );
}

interface ShownProps {
  message: Schemas['MessageInFull'];
  lang?: string;
  onRetry: () => Promise<unknown>;
}

function Shown({ message, lang, onRetry }: ShownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [withPictures, setWithPictures] = useState(false);
  const from = [message.author_name, message.author_address].filter(Boolean).join(', ');

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
      <MailPage key={String(withPictures)} id={message.id} lang={lang} withPictures={withPictures} onRetry={onRetry} />
      <Attachments files={message.attachments} />
    </div>
  );
}
