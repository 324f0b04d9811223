import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '@/components/page';
import { Period } from '@/components/period';
import { EscalationFigures } from '@/features/figures/components/escalation-figures';
import { useTitle } from '@/hooks/use-title';

/** The hub looks back 92 days at most. */
const PERIODS = [1, 7, 30, 90];
const USUAL = 7;

export function Component() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const asked = Number(parameters.get('days'));
  const days = PERIODS.includes(asked) ? asked : USUAL;
  useTitle(t('figures.title'));
  return (
    <Page title={t('figures.title')} tools={<Period days={days} choices={PERIODS} onChange={(it) => setParameters({ days: String(it) }, { replace: true })} />}>
      <EscalationFigures key={days} days={days} />
    </Page>
  );
}
