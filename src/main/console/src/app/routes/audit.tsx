import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import type { AuditFilter } from '@/features/audit/api/list-audit-entries';
import { AuditFilters } from '@/features/audit/components/audit-filters';
import { AuditTable } from '@/features/audit/components/audit-table';
import { usePeople } from '@/features/people/api/list-people';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const { data: people = [] } = usePeople();
  const [filter, setFilter] = useState<AuditFilter>({});
  useTitle(t('nav.audit'));
  return (
    <Page title={t('nav.audit')} tools={<AuditFilters filter={filter} people={people} onChange={setFilter} />}>
      <AuditTable filter={filter} />
    </Page>
  );
}
