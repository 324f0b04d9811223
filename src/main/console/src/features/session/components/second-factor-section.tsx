import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Section } from '@/components/section';
import { useMe } from '@/features/session/api/get-session';
import { SecondFactorDialog } from '@/features/session/components/second-factor-dialog';

export function SecondFactorSection() {
  const { t } = useTranslation();
  const { second_factor: isOn } = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t('secondFactor.title')} aside={<Badge tone={isOn ? 'success' : 'warning'}>{t(isOn ? 'secondFactor.on' : 'secondFactor.off')}</Badge>}>
      <p>{t('secondFactor.words')}</p>
      <div className="row">
        <Button icon={<ShieldCheck aria-hidden="true" />} onClick={() => setOpen(true)}>
          {t(isOn ? 'secondFactor.remove' : 'secondFactor.setUp')}
        </Button>
      </div>
      {isOpen && <SecondFactorDialog hasOne={isOn} onClose={() => setOpen(false)} />}
    </Section>
  );
}
