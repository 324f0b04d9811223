import type { ReactNode } from 'react';
import styles from '@/components/page.module.css';

/** A screen of one column. */
export function Page({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{title}</h1>
        {tools && <div className={styles.tools}>{tools}</div>}
      </header>
      <div className={styles.scroller} role="region" aria-label={title} tabIndex={0}>
        <div className={styles.body}>{children}</div>
      </div>
    </div>
  );
}
