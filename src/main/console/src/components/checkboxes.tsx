import { useId } from 'react';
import styles from '@/components/checkboxes.module.css';

interface Props<T extends string> {
  legend: string;
  choices: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  error?: string;
}

/** Several out of a few. */
export function Checkboxes<T extends string>({ legend, choices, chosen, onChange, error }: Props<T>) {
  const id = useId();
  const toggle = (value: T) => onChange(chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value]);
  return (
    <fieldset className={styles.group} aria-describedby={error ? id : undefined}>
      <legend>{legend}</legend>
      <div className={styles.choices}>
        {choices.map(({ value, label }) => (
          <label key={value} className={styles.choice}>
            <input type="checkbox" value={value} checked={chosen.includes(value)} onChange={() => toggle(value)} />
            {label}
          </label>
        ))}
      </div>
      {error && (
        <p id={id} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
