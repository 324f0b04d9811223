import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { Dialog } from '@/components/dialog';
import { Words } from '@/components/words';
import { useFormat } from '@/lib/use-format';

interface Props {
  passage?: Schemas['Passage'];
  language?: string;
  onClose: () => void;
}

export function PassageDialog({ passage, language, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog
      size="wide"
      isOpen={passage !== undefined}
      onClose={onClose}
      title={passage ? `${passage.number}. ${passage.title}` : ''}
      description={passage && t('approval.passageScore', { score: format.percent(Math.min(1, passage.score)) })}
    >
      {passage && <Words text={passage.text} lang={language} />}
      {passage && <Link to={`/knowledge/${encodeURIComponent(passage.slug)}`}>{t('approval.openArticle')}</Link>}
    </Dialog>
  );
}
