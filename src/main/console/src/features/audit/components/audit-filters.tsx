import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select';
import { ACTIONS } from '@/features/audit/actions';
import type { AuditFilter } from '@/features/audit/api/list-audit-entries';

const DAY = 86_400_000;
const PERIODS = [1, 7, 30];

interface Props {
  filter: AuditFilter;
  people: { id: string; name: string }[];
  onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, people, onChange }: Props) {
  const { t } = useTranslation();
  const [days, setDays] = useState('');

  function lookBack(chosen: string | undefined) {
    setDays(chosen ?? '');
    onChange({ ...filter, from: chosen && new Date(Date.now() - Number(chosen) * DAY).toISOString() });
  }

  return (
    <search className="row">
      <Select label={t('audit.what')} value={filter.action ?? ''} onChange={(action) => onChange({ ...filter, action })}>
        <option value="">{t('audit.anything')}</option>
        {ACTIONS.map((it) => (
          <option key={it} value={it}>
            {t(`audit.action.${it}`)}
          </option>
        ))}
      </Select>
      <Select label={t('audit.who')} value={filter.actor_id ?? ''} onChange={(actor_id) => onChange({ ...filter, actor_id })}>
        <option value="">{t('audit.anybody')}</option>
        {people.map((it) => (
          <option key={it.id} value={it.id}>
            {it.name}
          </option>
        ))}
      </Select>
      <Select label={t('audit.when')} value={days} onChange={lookBack}>
        <option value="">{t('audit.anyTime')}</option>
        {PERIODS.map((it) => (
          <option key={it} value={it}>
            {t('audit.days', { count: it })}
          </option>
        ))}
      </Select>
    </search>
  );
}
