import { Sparkles, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { Section } from '@/components/section';
import { useAssessHandoff } from '@/features/handoffs/api/assess-handoff';
import type { HandoffDetail } from '@/features/handoffs/api/get-handoff';
import styles from '@/features/handoffs/components/handoff.module.css';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

const TONES: Record<'low' | 'medium' | 'high', Tone> = { low: 'danger', medium: 'warning', high: 'success' };

/** What the machine thinks of it: fills in place when it is there. */
export function AssessmentCard({ handoff }: { handoff: HandoffDetail }) {
  const { t, i18n } = useTranslation();
  const why = (code: string) => (i18n.exists(`assessment.why.${code}`) ? t(`assessment.why.${code}` as 'assessment.why.not-made') : code);
  const words = useProblemWords();
  const assessing = useAssessHandoff(handoff.id);
  const { assessment } = handoff;
  const assess = () => assessing.mutate(undefined, { onError: (it) => toasts.show({ tone: 'trouble', text: words(it) }) });

  return (
    <Section
      title={t('assessment.title')}
      aside={assessment.confidence && <Badge tone={TONES[assessment.confidence]}>{t(`assessment.confidence.${assessment.confidence}`)}</Badge>}
    >
      <div className={styles.assessment} aria-live="polite" aria-busy={assessment.state === 'making'}>
        {assessment.state === 'making' && (
          <p className={styles.making}>
            <Sparkles size={16} aria-hidden="true" /> {t('assessment.making')}
          </p>
        )}
        {assessment.state === 'ready' && (
          <>
            {assessment.likely_cause && <p>{assessment.likely_cause}</p>}
            <ol className={styles.steps} aria-label={t('assessment.steps')}>
              {assessment.suggested_steps.map((it) => (
                <li key={it}>{it}</li>
              ))}
            </ol>
          </>
        )}
        {assessment.state === 'none' && <p className={styles.making}>{t('assessment.none')}</p>}
        {assessment.state === 'failed' && (
          <p className={styles.failed}>
            <TriangleAlert size={16} aria-hidden="true" /> {t('assessment.failed')} {assessment.error && why(assessment.error)}
          </p>
        )}
        {(assessment.state === 'failed' || assessment.state === 'none') && (
          <Button isBusy={assessing.isPending} onClick={assess}>
            {t(assessment.state === 'failed' ? 'common.retry' : 'assessment.make')}
          </Button>
        )}
      </div>
    </Section>
  );
}
