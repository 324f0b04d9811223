import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from '@/components/field.module.css';

interface Props {
  label: string;
  hint?: ReactNode;
  error?: string;
  /** What is written or chosen in: it gets the id and the descriptions. */
  children: (control: ComponentProps<'input'> & ComponentProps<'textarea'> & ComponentProps<'select'>) => ReactNode;
}

export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: styles.control,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      } as ComponentProps<'input'> & ComponentProps<'textarea'> & ComponentProps<'select'>)}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
