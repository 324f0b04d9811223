import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isSessionLost, onSessionChange } from '@/api/session-guard';
import { Dialog } from '@/components/dialog';
import { SignInForm } from '@/features/session/components/sign-in-form';

/** Over the page, which stays as it was: requests that wait go on after it. */
export function SignInAgain({ email }: { email: string }) {
  const { t } = useTranslation();
  const isLost = useSyncExternalStore(onSessionChange, isSessionLost);
  return (
    <Dialog isOpen={isLost} title={t('signIn.again')} description={t('signIn.againWords')}>
      <SignInForm email={email} />
    </Dialog>
  );
}
