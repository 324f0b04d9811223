import { useTranslation } from 'react-i18next';
import { useIsAway } from '@/app/shell/live-updates';
import styles from '@/app/shell/nav.module.css';
import { useIsConnected } from '@/live/use-live';

/** Says quietly that what is shown may be behind. */
export function Connection() {
  const { t } = useTranslation();
  const isAway = useIsAway(useIsConnected());
  return (
    <p role="status" className={styles.connection}>
      {isAway && t('nav.reconnecting')}
    </p>
  );
}
