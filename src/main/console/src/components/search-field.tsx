import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import styles from '@/components/search-field.module.css';

interface Props {
  field?: RefObject<HTMLInputElement | null>;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchField({ field, label, value, onChange }: Props) {
  return (
    <label className={styles.search}>
      <Search size={16} aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
      <input ref={field} type="search" placeholder={label} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
