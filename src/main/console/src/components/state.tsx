import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '@/lib/use-problem-words';
import { Button } from '@/components/button';
import styles from '@/components/state.module.css';

export function EmptyState({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <span className={styles.icon}>{icon}</span>
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
    </div>
  );
}

export function ErrorState({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <div className={styles.state} role="alert">
      <span className={`${styles.icon} ${styles.trouble}`}>
        <CircleAlert aria-hidden="true" />
      </span>
      <h2 className={styles.title}>{t('common.failed')}</h2>
      <p className={styles.words}>{words(failure)}</p>
      {onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </div>
  );
}

/** Where rows will be: shown at once, so that nothing jumps when they come. */
export function LoadingRows({ count = 6 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">{t('common.loading')}</span>
      {Array.from({ length: count }, (_, i) => (
        <div key={i} className={styles.row} aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
