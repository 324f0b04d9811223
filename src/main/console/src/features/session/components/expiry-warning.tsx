import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { useKeepSession } from '@/features/session/api/keep-session';
import styles from '@/features/session/components/expiry-warning.module.css';
import { attendance } from '@/lib/attendance';
import { useTold } from '@/live/use-live';

const RECENTLY = 5 * 60_000;

/** Whoever was there lately stays signed in; anybody else is asked. */
export function ExpiryWarning() {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const keep = useKeepSession();

  useTold((it) => {
    if (it.type !== 'expiring') return;
    if (attendance.isWithin(RECENTLY)) keep.mutate();
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
