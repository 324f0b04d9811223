import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/components/data-table';
import { QueryState } from '@/components/query-state';
import { type AuditEntry, type AuditFilter, useAuditEntries } from '@/features/audit/api/list-audit-entries';
import { useFormat } from '@/lib/use-format';

export function AuditTable({ filter }: { filter: AuditFilter }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { items, error, refetch, more } = useAuditEntries(filter);
  const whoDid = (it: AuditEntry) => {
    const name = it.actor_name ?? t('audit.hub');
    return it.token_name ? t('audit.byToken', { name, token: it.token_name }) : name;
  };
  // The hub's own name where there are no words: of what an older one wrote.
  const inWords = (key: string, name: string) => (i18n.exists(key) ? t(key as 'audit.of.account') : name);
  return (
    <QueryState items={items} error={error} onRetry={refetch} icon={<ScrollText aria-hidden="true" />} empty={t('audit.empty')}>
      {(entries) => (
        <DataTable
          label={t('nav.audit')}
          rows={entries}
          keyOf={(it) => it.id}
          onMore={more}
          columns={[
            { name: t('audit.when'), cell: (it) => <time dateTime={it.at}>{format.dateTime(it.at)}</time> },
            { name: t('audit.who'), isHead: true, cell: (it) => whoDid(it) },
            { name: t('audit.what'), cell: (it) => inWords(`audit.action.${it.action}`, it.action) },
            { name: t('audit.subject'), cell: (it) => [inWords(`audit.of.${it.subject_type}`, it.subject_type), it.subject_id].filter(Boolean).join(' ') },
            { name: t('audit.facts'), cell: (it) => factsOf(it.facts) },
          ]}
        />
      )}
    </QueryState>
  );
}

function factsOf(facts: Record<string, unknown>) {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}
