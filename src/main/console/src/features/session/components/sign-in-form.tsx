import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ForgottenPassword } from '@/features/session/components/forgotten-password';
import { Providers } from '@/features/session/components/providers';
import { useSignIn } from '@/features/session/api/sign-in';
import styles from '@/features/session/components/session.module.css';
import { useProblemWords } from '@/lib/use-problem-words';

/** @param email whom to sign in again, when it is known */
export function SignInForm({ email: known }: { email?: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const signIn = useSignIn();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const failure = signIn.error instanceof Problem ? signIn.error : undefined;
  const [needsCode, setNeedsCode] = useState(false);
  const codeError = failure?.field === 'code' && code ? t('signIn.wrongCode') : undefined;
  const error = failure && failure.field !== 'code' ? (failure.kind === 'unauthenticated' ? t('signIn.wrong') : words(failure)) : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate(
      { email, password, code: code || undefined },
      { onError: (it) => it instanceof Problem && it.field === 'code' && setNeedsCode(true) },
    );
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('signIn.email')}>
        {(control) => (
          <input {...control} type="email" name="email" autoComplete="username" required autoFocus={!known} readOnly={known !== undefined} value={email} onChange={(it) => setEmail(it.target.value)} />
        )}
      </Field>
      <Field label={t('signIn.password')} error={error}>
        {(control) => (
          <input {...control} type="password" name="password" autoComplete="current-password" required autoFocus={known !== undefined} data-autofocus={known !== undefined} value={password} onChange={(it) => setPassword(it.target.value)} />
        )}
      </Field>
      {needsCode && (
        <Field label={t('signIn.code')} hint={t('signIn.codeHint')} error={codeError}>
          {(control) => (
            <input {...control} name="code" autoComplete="one-time-code" autoFocus value={code} onChange={(it) => setCode(it.target.value)} />
          )}
        </Field>
      )}
      <Button look="primary" type="submit" isBusy={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      {!known && <ForgottenPassword email={email} />}
      <Providers inNewTab={known !== undefined} />
    </form>
  );
}
