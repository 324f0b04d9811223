import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { useChangePassword } from '@/features/session/api/change-password';
import styles from '@/features/session/components/session.module.css';
import { useProblemWords } from '@/lib/use-problem-words';

export function ChangePasswordForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const change = useChangePassword();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const failure = change.error;
  const isAboutNew = failure instanceof Problem && failure.field === 'new_password';

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ old_password: before, new_password: after }, { onSuccess: onDone });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('password.before')} error={failure && !isAboutNew ? words(failure) : undefined}>
        {(control) => (
          <input {...control} type="password" autoComplete="current-password" required autoFocus data-autofocus value={before} onChange={(it) => setBefore(it.target.value)} />
        )}
      </Field>
      <Field label={t('password.after')} hint={t('password.rule')} error={isAboutNew ? words(failure) : undefined}>
        {(control) => (
          <input {...control} type="password" autoComplete="new-password" required minLength={12} value={after} onChange={(it) => setAfter(it.target.value)} />
        )}
      </Field>
      <Button look="primary" type="submit" isBusy={change.isPending}>
        {t('password.submit')}
      </Button>
    </form>
  );
}
