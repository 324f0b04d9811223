import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import card from '@/components/card.module.css';
import styles from '@/features/approvals/components/cited-text.module.css';

interface Props {
  text: string;
  numbers: number[];
  language?: string;
  onOpen: (number: number) => void;
}

/** A draft whose [1] open the passage that they name. */
export function CitedText({ text, numbers, language, onOpen }: Props) {
  return (
    <p lang={language} className={`${card.card} ${card.words}`}>
      {text.split(/(\[\d+\])/).map((part, i) => {
        const number = Number(/^\[(\d+)\]$/.exec(part)?.[1]);
        if (!numbers.includes(number)) return <Fragment key={i}>{part}</Fragment>;
        return <CitationMark key={i} number={number} onOpen={onOpen} />;
      })}
    </p>
  );
}

export function CitationMark({ number, onOpen }: { number: number; onOpen: (number: number) => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.mark} aria-label={t('approval.openPassage', { number })} onClick={() => onOpen(number)}>
      {number}
    </button>
  );
}
