import { useTranslation } from 'react-i18next';
import { Facts } from '@/components/facts';
import { Section } from '@/components/section';
import { Words } from '@/components/words';
import type { HandoffDetail } from '@/features/handoffs/api/get-handoff';
import styles from '@/features/handoffs/components/handoff.module.css';
import { useReason } from '@/hooks/use-reason';
import { useFormat } from '@/lib/use-format';

/** What whoever had it before knew. */
export function HandoffContext({ handoff }: { handoff: HandoffDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reason = useReason();
  return (
    <>
      <Section title={t('handoff.problem')}>
        {handoff.summary && <Words by="customer" text={handoff.summary} lang={handoff.language} />}
        <Facts
          facts={[
            [t('handoff.why'), reason(handoff.reason)],
            [t('handoff.by'), handoff.escalated_by_name ?? t('handoff.byHub')],
            [t('inbox.status'), t(`status.${handoff.status}`)],
            ...(handoff.confidence === undefined ? [] : [[t('score.title'), format.percent(handoff.confidence)] as [string, string]]),
          ]}
        />
      </Section>
      {handoff.notes && (
        <Section title={t('handoff.notes')}>
          <Words text={handoff.notes} />
        </Section>
      )}
      {handoff.tried.length > 0 && (
        <Section title={t('handoff.tried')}>
          <ul className={styles.tried}>
            {handoff.tried.map((it, i) => (
              <li key={i}>{it}</li>
            ))}
          </ul>
        </Section>
      )}
      {handoff.draft_answer && (
        <Section title={t('handoff.draft')}>
          <Words text={handoff.draft_answer} lang={handoff.language} />
        </Section>
      )}
    </>
  );
}
