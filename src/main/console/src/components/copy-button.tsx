import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';

/** Browsers offer the clipboard on secure pages only. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  if (!('clipboard' in navigator)) return null;
  return (
    <>
      <Button
        icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
      >
        {t(isCopied ? 'secret.copied' : 'secret.copy')}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied && t('secret.copied')}
      </span>
    </>
  );
}
