import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '@/api/query-client';
import { createRouter } from '@/app/router';
import { ErrorState } from '@/components/state';
import { Toasts } from '@/components/toasts';
import { sessionQuery } from '@/features/session/api/get-session';
import { ChangePasswordForm } from '@/features/session/components/change-password-form';
import { SessionPage } from '@/features/session/components/session-page';
import { SignInForm } from '@/features/session/components/sign-in-form';

export function App() {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <Entrance />
      <Toasts />
    </QueryClientProvider>
  );
}

/** Nothing of the desk is there before somebody signed in. */
function Entrance() {
  const { t } = useTranslation();
  const [router] = useState(createRouter);
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (session?.must_change_password) {
    return (
      <SessionPage title={t('password.title')} words={t('password.must')}>
        <ChangePasswordForm />
      </SessionPage>
    );
  }
  // At once: with transitions the screen of before would still be there under the address of the next.
  if (session) return <RouterProvider router={router} useTransitions={false} />;
  if (session === null) {
    return (
      <SessionPage title={t('signIn.title')}>
        <SignInForm />
      </SessionPage>
    );
  }
  return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : null;
}
