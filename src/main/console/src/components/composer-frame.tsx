import type { ReactNode } from 'react';
import styles from '@/components/composer-frame.module.css';

interface Props {
  tone?: 'answer' | 'note';
  /** Above what is written. */
  suggestions?: ReactNode;
  buttons: ReactNode;
  children: ReactNode;
}

/** Where something is written and sent. */
export function ComposerFrame({ tone = 'answer', suggestions, buttons, children }: Props) {
  return (
    <div className={`${styles.frame} ${styles[tone]}`}>
      {suggestions}
      {children}
      <div className={styles.buttons}>{buttons}</div>
    </div>
  );
}
