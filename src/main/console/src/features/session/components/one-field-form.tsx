import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import styles from '@/features/session/components/second-factor.module.css';
import { useProblemWords } from '@/lib/use-problem-words';

interface Props {
  type: 'password' | 'text';
  label: string;
  action: string;
  failure: unknown;
  isBusy: boolean;
  onSubmit: (value: string) => void;
}

export function OneFieldForm({ type, label, action, failure, isBusy, onSubmit }: Props) {
  const words = useProblemWords();
  const [value, setValue] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit(value);
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={label} error={failure ? words(failure) : undefined}>
        {(control) => (
          <input {...control} type={type} autoComplete={type === 'password' ? 'current-password' : 'one-time-code'} autoFocus data-autofocus value={value} onChange={(it) => setValue(it.target.value)} />
        )}
      </Field>
      <Button look="primary" type="submit" isBusy={isBusy}>
        {action}
      </Button>
    </form>
  );
}
