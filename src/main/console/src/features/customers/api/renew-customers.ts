import type { QueryClient } from '@tanstack/react-query';

/** Reads anew whatever names a customer. */
export function renewCustomers(queries: QueryClient) {
  const touched = ['customer', 'customers', 'conversation', 'conversations', 'approval', 'approvals', 'handoff', 'handoffs'];
  return queries.invalidateQueries({ predicate: (query) => touched.includes(String(query.queryKey[0])) });
}
