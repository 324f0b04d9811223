import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import card from '@/components/card.module.css';
import styles from '@/components/difference-view.module.css';
import { difference } from '@/lib/difference';

interface Props {
  before: string;
  after: string;
  language?: string;
}

/** A draft with what was changed in it. Told by lines and words, not only by colour. */
export function DifferenceView({ before, after, language }: Props) {
  const { t } = useTranslation();
  const pieces = useMemo(() => difference(before, after, language), [before, after, language]);
  return (
    <p className={`${card.card} ${card.words}`} aria-label={t('difference.label')}>
      {pieces.map(({ kind, text }, i) => {
        if (kind === 'same') return <span key={i}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={i} className={styles[kind]}>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
