import { Search } from 'lucide-react';
import styles from '@/components/search-field.module.css';

interface Props {
  label: string;
  value: string;
  /** Where it is what a dialog was opened for. */
  isFirst?: boolean;
  onChange: (value: string) => void;
}

export function SearchField({ label, value, isFirst, onChange }: Props) {
  return (
    <label className={styles.search}>
      <Search size={16} aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
      <input type="search" autoFocus={isFirst} data-autofocus={isFirst} placeholder={label} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
