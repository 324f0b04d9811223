import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Section } from '@/components/section';
import styles from '@/features/approvals/components/sources.module.css';

type Passage = Schemas['Passage'];

export function Sources({ sources, onOpen }: { sources: Passage[]; onOpen: (number: number) => void }) {
  const { t } = useTranslation();
  return (
    <Section title={t('approval.sources')}>
      {sources.length === 0 && <p className={styles.none}>{t('approval.noSources')}</p>}
      <ol className={styles.sources}>
        {sources.map((it) => (
          <li key={it.number}>
            <button type="button" className={styles.source} onClick={() => onOpen(it.number)}>
              <span className={styles.number}>{it.number}</span>
              <span className={styles.title}>{it.title}</span>
              <ChevronRight size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
    </Section>
  );
}
