import { Dialog as Modal, DialogDescription, DialogDismiss, DialogHeading } from '@ariakit/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '@/components/dialog.module.css';

interface Props {
  title: string;
  description?: ReactNode;
  isOpen: boolean;
  /** None for a dialog that only an answer closes. */
  onClose?: () => void;
  size?: 'small' | 'wide' | 'page' | 'drawer' | 'picker';
  children: ReactNode;
}

export function Dialog({ title, description, isOpen, onClose, size = 'small', children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={isOpen}
      onClose={onClose}
      hideOnEscape={onClose !== undefined}
      hideOnInteractOutside={onClose !== undefined}
      unmountOnHide
      backdrop={<div className={styles.backdrop} />}
      className={`${styles.dialog} ${styles[size]}`}
    >
      <header className={styles.header}>
        <DialogHeading className={styles.title}>{title}</DialogHeading>
        {onClose && (
          <DialogDismiss className={styles.dismiss} aria-label={t('common.close')}>
            <X aria-hidden="true" />
          </DialogDismiss>
        )}
      </header>
      {description && <DialogDescription className={styles.description}>{description}</DialogDescription>}
      {children}
    </Modal>
  );
}
