import { LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '@/components/button.module.css';
import { useProviders } from '@/features/session/api/list-providers';
import styles from '@/features/session/components/session.module.css';

/** Ways in that lead elsewhere, and back. @param inNewTab where this page must stay as it is */
export function Providers({ inNewTab }: { inNewTab: boolean }) {
  const { t } = useTranslation();
  const { data: providers = [] } = useProviders();
  if (providers.length === 0) return null;
  return (
    <>
      <p className={styles.or}>{t('signIn.or')}</p>
      {providers.map(({ name, path }) => (
        <a key={path} href={path} target={inNewTab ? '_blank' : undefined} className={`${button.button} ${styles.provider}`}>
          <LogIn aria-hidden="true" />
          <span className={button.words}>{t('signIn.with', { name })}</span>
        </a>
      ))}
    </>
  );
}
