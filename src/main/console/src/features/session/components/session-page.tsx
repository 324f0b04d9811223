import type { ReactNode } from 'react';
import styles from '@/features/session/components/session.module.css';

/** A page for who is not in yet. */
export function SessionPage({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <p className={styles.brand}>
        <img src="/icon.svg" alt="" /> Serai
      </p>
      <div className={styles.card}>
        <h1>{title}</h1>
        {words && <p className={styles.words}>{words}</p>}
        {children}
      </div>
    </main>
  );
}
