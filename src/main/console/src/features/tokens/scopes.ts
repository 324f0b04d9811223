import type { Schemas } from '@/api/client';

type Scope = Schemas['Scope'];

export const SCOPES: Scope[] = [
  'conversations:read',
  'conversations:write',
  'customers:read',
  'customers:write',
  'approvals:read',
  'approvals:write',
  'handoffs:read',
  'handoffs:write',
  'channels:read',
  'channels:write',
  'operations:read',
  'operations:write',
  'responses:read',
  'responses:write',
  'webhooks:read',
  'webhooks:write',
  'figures:read',
  'people:read',
  'articles:read',
];
