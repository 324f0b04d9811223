import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Section } from '@/components/section';
import { ChangePasswordForm } from '@/features/session/components/change-password-form';
import { toasts } from '@/lib/toasts';

export function PasswordSection() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  function finish() {
    setOpen(false);
    toasts.show({ tone: 'done', text: t('password.changed') });
  }
  return (
    <Section title={t('signIn.password')}>
      <p>{t('password.words')}</p>
      <div className="row">
        <Button icon={<KeyRound aria-hidden="true" />} onClick={() => setOpen(true)}>
          {t('password.submit')}
        </Button>
      </div>
      <Dialog title={t('password.submit')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ChangePasswordForm onDone={finish} />
      </Dialog>
    </Section>
  );
}
