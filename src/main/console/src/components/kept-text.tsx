import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { Section } from '@/components/section';
import { Words } from '@/components/words';
import type { useDraft } from '@/hooks/use-draft';

interface Props {
  draft: Pick<ReturnType<typeof useDraft>, 'text' | 'discard'>;
  language?: string;
}

/** Half-written text of something that can no longer be done. Whoever wrote it decides what becomes of it. */
export function KeptText({ draft, language }: Props) {
  const { t } = useTranslation();
  if (!draft.text?.trim()) return null;
  return (
    <Section title={t('kept.title')}>
      <Words text={draft.text} lang={language} />
      <div className="row">
        <CopyButton text={draft.text} />
        <Button onClick={draft.discard}>{t('kept.discard')}</Button>
      </div>
    </Section>
  );
}
