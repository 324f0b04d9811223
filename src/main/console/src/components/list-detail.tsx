import type { ReactNode } from 'react';
import styles from '@/components/list-detail.module.css';

/** A list with what is chosen in it beside it; on narrow screens one of the two. */
export function ListDetail({ list, hint, children }: { list: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.panes} data-chosen={children ? '' : undefined}>
      <div className={styles.list}>{list}</div>
      <div className={styles.detail}>{children || hint}</div>
    </div>
  );
}

/** The head of a list: its name, how many, and what narrows it down. */
export function ListHeader({ title, count, children }: { title: string; count?: string; children?: ReactNode }) {
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>
        {title} {count !== undefined && <span className={styles.count}>{count}</span>}
      </h1>
      {children}
    </header>
  );
}
