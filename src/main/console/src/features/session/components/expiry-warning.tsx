import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { useKeepSession } from '@/features/session/api/keep-session';
import styles from '@/features/session/components/expiry-warning.module.css';
import { useTold } from '@/live/use-live';

const RECENTLY = 5 * 60_000;

/** Whoever was at the keyboard lately stays signed in; anybody else is asked. */
export function ExpiryWarning() {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const keep = useKeepSession();
  const lastInput = useRef(0);

  useEffect(() => {
    const note = () => (lastInput.current = Date.now());
    document.addEventListener('keydown', note, true);
    document.addEventListener('pointerdown', note, true);
    return () => {
      document.removeEventListener('keydown', note, true);
      document.removeEventListener('pointerdown', note, true);
    };
  }, []);

  useTold((it) => {
    if (it.type !== 'expiring') return;
    if (Date.now() - lastInput.current < RECENTLY) keep.mutate();
    else setAsked(true);
  });

  if (!isAsked) return null;
  return (
    <div role="alert" className={styles.warning}>
      {t('signIn.expiring')}
      <Button
        onClick={() => {
          keep.mutate();
          setAsked(false);
        }}
      >
        {t('signIn.stay')}
      </Button>
    </div>
  );
}
