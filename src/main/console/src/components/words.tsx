import styles from '@/components/card.module.css';

/** What somebody wrote, as it is: never as HTML. */
export function Words({ text, by = 'us', lang }: { text: string; by?: 'us' | 'customer'; lang?: string }) {
  return (
    <p lang={lang} className={`${styles.card} ${styles.words} ${by === 'customer' ? styles.theirs : ''}`}>
      {text}
    </p>
  );
}
