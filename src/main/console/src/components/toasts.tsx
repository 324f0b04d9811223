import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/components/toasts.module.css';
import { type Toast, toasts } from '@/lib/toasts';

/** What just happened, said once to everybody: also to those who do not see it. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  const { t } = useTranslation();
  return (
    <section className={styles.toasts} aria-label={t('common.notices')} aria-live="polite">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.toast} ${styles[toast.tone]}`}>
      <p>{toast.text}</p>
      {toast.action && (
        <Button
          onClick={() => {
            toast.action?.run();
            toasts.dismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button look="quiet" aria-label={t('common.close')} icon={<X aria-hidden="true" />} onClick={() => toasts.dismiss(toast.id)} />
    </div>
  );
}
