import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import styles from '@/components/secret-once.module.css';

interface Props {
  words: string;
  secret: string;
  onDone: () => void;
}

/** Something that is never shown again. */
export function SecretOnce({ words, secret, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.secret}>
      <p>{words}</p>
      <p className={styles.code}>{secret}</p>
      <div className="row">
        <CopyButton text={secret} />
        <Button look="primary" onClick={onDone}>
          {t('secret.kept')}
        </Button>
      </div>
    </div>
  );
}
