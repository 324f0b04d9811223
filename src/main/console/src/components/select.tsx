import type { ReactNode } from 'react';
import styles from '@/components/select.module.css';

interface Props {
  label: string;
  value: string;
  /** Undefined for the option without a value. */
  onChange: (value: string | undefined) => void;
  children: ReactNode;
}

/** The browser's own: it is known to every finger and every screen reader. */
export function Select({ label, value, onChange, children }: Props) {
  return (
    <select aria-label={label} className={styles.select} value={value} onChange={(event) => onChange(event.target.value || undefined)}>
      {children}
    </select>
  );
}
