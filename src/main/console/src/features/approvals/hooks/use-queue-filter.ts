import { useMemo } from 'react';
import type { ApprovalFilter } from '@/features/approvals/api/list-approvals';
import { useUrlFilter } from '@/hooks/use-url-filter';

const NAMES = ['holder', 'channel_id', 'topic', 'reason'] as const;

/** Which drafts are listed, as the address says. */
export function useQueueFilter(accountId: string) {
  const { filter: said, ...url } = useUrlFilter(NAMES);
  const { holder, channel_id, topic, reason } = said;
  // By name, so that what comes in live can be held against it.
  const filter = useMemo<ApprovalFilter>(
    () => ({ holder: holder === 'me' ? accountId : holder, channel_id, topic, reason }),
    [holder, channel_id, topic, reason, accountId],
  );
  return { ...url, said, filter };
}
