import { type Schemas, answerOf, api } from '@/api/client';
import { numberOf, usePages } from '@/hooks/use-pages';

export type AuditEntry = Schemas['AuditEntry'];

export interface AuditFilter {
  action?: string;
  subject_type?: string;
  subject_id?: string;
  actor_id?: string;
  from?: string;
}

export function useAuditEntries(filter: AuditFilter) {
  return usePages(['audit', filter], (cursor, signal) => {
    const query = { ...filter, cursor: numberOf(cursor), limit: 100 };
    return answerOf(api.GET('/audit', { params: { query }, signal }));
  });
}
