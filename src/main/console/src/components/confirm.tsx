import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import styles from '@/components/confirm.module.css';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  words: string;
  action: string;
  isOpen: boolean;
  isBusy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before something that cannot simply be taken back. */
export function Confirm({ title, words, action, isOpen, isBusy, onClose, onConfirm }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} description={words} isOpen={isOpen} onClose={onClose}>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="danger" isBusy={isBusy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
