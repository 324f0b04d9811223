import { expect, it } from 'vitest';
import { barOf } from '@/features/approvals/barred';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const LATER = '2026-01-01T00:01:00Z';
const BEFORE = '2025-12-31T23:59:00Z';

it('bars from what somebody else has, until their lease ends', () => {
  expect(barOf({ state: 'CLAIMED', claimed_by_id: 'jonas', lease_until: LATER }, 'mina', NOW)).toBe('taken');
  expect(barOf({ state: 'CLAIMED', claimed_by_id: 'jonas', lease_until: BEFORE }, 'mina', NOW)).toBeUndefined();
  expect(barOf({ state: 'CLAIMED', claimed_by_id: 'mina', lease_until: LATER }, 'mina', NOW)).toBeUndefined();
});

it('bars the first of two who have to look, and nobody else', () => {
  expect(barOf({ state: 'PENDING', first_approved_by_id: 'mina' }, 'mina', NOW)).toBe('needs-another');
  expect(barOf({ state: 'PENDING', first_approved_by_id: 'mina' }, 'jonas', NOW)).toBeUndefined();
});
