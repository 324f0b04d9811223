import type { ReactNode } from 'react';
import styles from '@/components/page.module.css';

interface Props {
  title: string;
  tools?: ReactNode;
  /** For words rather than tables. */
  isNarrow?: boolean;
  children: ReactNode;
}

/** A screen of one column. */
export function Page({ title, tools, isNarrow, children }: Props) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{title}</h1>
        {tools && <div className={styles.tools}>{tools}</div>}
      </header>
      <div className={styles.scroller} role="region" aria-label={title} tabIndex={0}>
        <div className={`${styles.body} ${isNarrow ? styles.narrow : ''}`}>{children}</div>
      </div>
    </div>
  );
}
