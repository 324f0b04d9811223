import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { useRequestPasswordReset } from '@/features/session/api/request-password-reset';
import styles from '@/features/session/components/session.module.css';
import { useProblemWords } from '@/lib/use-problem-words';

export function ForgottenPassword({ email }: { email: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const asking = useRequestPasswordReset();
  const [lacksEmail, setLacksEmail] = useState(false);

  function ask() {
    setLacksEmail(email === '');
    if (email !== '') asking.mutate(email);
  }

  return (
    <>
      <Button look="quiet" isBusy={asking.isPending} onClick={ask}>
        {t('signIn.forgotten')}
      </Button>
      <p role="status" className={styles.words}>
        {asking.isSuccess && t('signIn.mailComes')}
        {asking.error && words(asking.error)}
        {lacksEmail && email === '' && t('signIn.sayEmail')}
      </p>
    </>
  );
}
