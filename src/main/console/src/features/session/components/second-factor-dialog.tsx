import { useIsMutating } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { CONFIRMING, useConfirmSecondFactor } from '@/features/session/api/confirm-second-factor';
import { useProposeSecondFactor } from '@/features/session/api/propose-second-factor';
import { useRemoveSecondFactor } from '@/features/session/api/remove-second-factor';
import { OneFieldForm } from '@/features/session/components/one-field-form';
import { QrCode } from '@/features/session/components/qr-code';
import styles from '@/features/session/components/second-factor.module.css';
import { toasts } from '@/lib/toasts';

/** Password, then the code of an app, then recovery codes; or the way back. */
export function SecondFactorDialog({ hasOne, onClose }: { hasOne: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  // What it was when it was opened: having one now is how setting it up ends.
  const [isRemoval] = useState(hasOne);
  const [areCodesShown, setCodesShown] = useState(false);
  const isConfirming = useIsMutating({ mutationKey: CONFIRMING }) > 0;
  return (
    // Nobody closes the recovery codes by mistake.
    <Dialog title={t('secondFactor.title')} isOpen onClose={areCodesShown || isConfirming ? undefined : onClose}>
      {isRemoval ? <Removal onDone={onClose} /> : <Setup onCodes={() => setCodesShown(true)} onDone={onClose} />}
    </Dialog>
  );
}

function Removal({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const removing = useRemoveSecondFactor();
  const [password, setPassword] = useState<string>();
  const remove = (code: string) =>
    removing.mutate(
      { password: password ?? '', code },
      {
        onSuccess: () => {
          toasts.show({ tone: 'done', text: t('secondFactor.removed') });
          onDone();
        },
      },
    );
  if (password === undefined) return <OneFieldForm key="password" type="password" label={t('signIn.password')} action={t('secondFactor.begin')} failure={undefined} isBusy={false} onSubmit={setPassword} />;
  return <OneFieldForm key="code" type="text" label={t('signIn.code')} action={t('secondFactor.remove')} failure={removing.error} isBusy={removing.isPending} onSubmit={remove} />;
}

function Setup({ onCodes, onDone }: { onCodes: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const proposing = useProposeSecondFactor();
  const confirming = useConfirmSecondFactor();
  if (confirming.data) return <RecoveryCodes codes={confirming.data} onDone={onDone} />;
  if (!proposing.data) {
    return (
      <OneFieldForm type="password" label={t('signIn.password')} action={t('secondFactor.begin')} failure={proposing.error} isBusy={proposing.isPending} onSubmit={(password) => proposing.mutate({ password })} />
    );
  }
  return (
    <div className={styles.form}>
      <p>{t('secondFactor.scan')}</p>
      <QrCode text={proposing.data.uri} label={t('secondFactor.qr')} />
      <p className={styles.secret}>{proposing.data.secret}</p>
      <OneFieldForm type="text" label={t('signIn.code')} action={t('secondFactor.confirm')} failure={confirming.error} isBusy={confirming.isPending} onSubmit={(code) => confirming.mutate({ code }, { onSuccess: onCodes })} />
    </div>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: Schemas['RecoveryCodes']; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.form}>
      <p>{t('secondFactor.keepCodes')}</p>
      <ul className={styles.codes}>
        {codes.recovery_codes.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
      <Button look="primary" onClick={onDone}>
        {t('secondFactor.kept')}
      </Button>
    </div>
  );
}
