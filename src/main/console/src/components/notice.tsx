import type { ReactNode } from 'react';
import styles from '@/components/notice.module.css';

interface Props {
  icon: ReactNode;
  tone?: 'neutral' | 'warning' | 'danger';
  children: ReactNode;
}

/** Something that the reader has to know about what is shown. */
export function Notice({ icon, tone = 'neutral', children }: Props) {
  return (
    <div role="status" className={`${styles.notice} ${styles[tone]}`}>
      {icon}
      <div className={styles.words}>{children}</div>
    </div>
  );
}
