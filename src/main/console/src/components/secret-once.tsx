import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/components/secret-once.module.css';

interface Props {
  words: string;
  secret: string;
  onDone: () => void;
}

/** Something that is never shown again. */
export function SecretOnce({ words, secret, onDone }: Props) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className={styles.secret}>
      <p>{words}</p>
      <p className={styles.code}>{secret}</p>
      <div className="row">
        {/* Browsers offer the clipboard on secure pages only. */}
        {'clipboard' in navigator && (
          <Button icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} onClick={copy}>
            {t(isCopied ? 'secret.copied' : 'secret.copy')}
          </Button>
        )}
        <Button look="primary" onClick={onDone}>
          {t('secret.kept')}
        </Button>
      </div>
      <p role="status" className="visually-hidden">
        {isCopied && t('secret.copied')}
      </p>
    </div>
  );
}
