import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/features/handoffs/components/handoff.module.css';

interface Props {
  steps: string[];
  onPick: (step: string) => void;
  onDismiss: () => void;
}

/** What the assessment suggests to do: one fills what is written. */
export function StepChips({ steps, onPick, onDismiss }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.chips} role="group" aria-label={t('assessment.steps')}>
      {steps.map((it) => (
        <button key={it} type="button" className={styles.chip} onClick={() => onPick(it)}>
          {it}
        </button>
      ))}
      <Button look="quiet" aria-label={t('assessment.dismiss')} icon={<X aria-hidden="true" />} onClick={onDismiss} />
    </div>
  );
}
