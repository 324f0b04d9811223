import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select';

interface Props {
  days: number;
  choices: number[];
  onChange: (days: number) => void;
}

/** How far to look back. */
export function Period({ days, choices, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <search>
      <Select label={t('common.period')} value={String(days)} onChange={(it) => onChange(Number(it))}>
        {choices.map((it) => (
          <option key={it} value={it}>
            {t('audit.days', { count: it })}
          </option>
        ))}
      </Select>
    </search>
  );
}
