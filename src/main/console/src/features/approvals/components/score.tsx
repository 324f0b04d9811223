import { useTranslation } from 'react-i18next';
import { Meter } from '@/components/meter';
import { Section } from '@/components/section';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import styles from '@/features/approvals/components/score.module.css';
import { explain } from '@/features/approvals/signals';
import { useFormat } from '@/lib/use-format';

/** How sure the machine is, against what it would need to answer by itself, and why. */
export function Score({ approval }: { approval: ApprovalDetail }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const share = format.percent(approval.probability);
  const needed = format.percent(approval.threshold);
  return (
    <Section title={t('score.title')}>
      <div className={styles.score}>
        {approval.reason && i18n.exists(`score.why.${approval.reason}`) && <p>{t(`score.why.${approval.reason}` as 'score.why.risk_words')}</p>}
        <p className={styles.figure}>
          <strong>{share}</strong> {t('score.needed', { needed })}
        </p>
        <Meter max={1} high={approval.threshold} value={approval.probability} aria-label={t('score.title')} />
        <ul className={styles.signals}>
          {explain(approval.signals).map(({ name, speaksFor }) => (
            <li key={name} data-for={speaksFor}>
              <span aria-hidden="true">{speaksFor ? '+' : '−'}</span>
              <span className="visually-hidden">{t(speaksFor ? 'score.for' : 'score.against')}</span>
              {t(`score.signal.${name}.${speaksFor ? 'for' : 'against'}`)}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
