import { CheckCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ListHeader } from '@/components/list-detail';
import { EmptyState, ErrorState, LoadingRows } from '@/components/state';
import { VirtualList } from '@/components/virtual-list';
import { type ApprovalFilter, useApprovals } from '@/features/approvals/api/list-approvals';
import { ApprovalFilters } from '@/features/approvals/components/approval-filters';
import { ApprovalRow } from '@/features/approvals/components/approval-row';
import { BulkBar } from '@/features/approvals/components/bulk-bar';
import { useQueueFilter } from '@/features/approvals/hooks/use-queue-filter';
import { useKeys } from '@/hooks/use-keys';
import { useNeighbours } from '@/hooks/use-neighbours';
import { useSelection } from '@/hooks/use-selection';
import { useFormat } from '@/lib/use-format';

interface Props {
  chosen?: string;
  accountId: string;
  channels: string[];
  /** Filters that somebody keeps. */
  views: (filters: ApprovalFilter, onChoose: (filters: Record<string, string>) => void) => ReactNode;
}

export function ApprovalQueue({ chosen, accountId, channels, views }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { filter, said, change, choose, search } = useQueueFilter(accountId);
  const { approvals, isPending, error, refetch, hasNextPage, fetchNextPage } = useApprovals(filter);

  const neighbour = useNeighbours(search, approvals, chosen);
  const go = (step: 1 | -1) => {
    const next = neighbour(step);
    if (next) void navigate(`/queue/${next.id}${search}`, { replace: chosen !== undefined });
  };
  const selection = useSelection(approvals);
  useKeys({ x: () => chosen && selection.toggle(chosen), j: () => go(1), k: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1) });

  const count = approvals && `${format.number(approvals.length)}${hasNextPage ? '+' : ''}`;
  return (
    <>
      <ListHeader title={t('nav.queue')} count={count}>
        {views(said, choose)}
        <ApprovalFilters said={said} filter={filter} channels={channels} onChange={change} />
      </ListHeader>
      <BulkBar key={search} ids={selection.ids} onClear={selection.clear} />
      {isPending && <LoadingRows />}
      {error && !approvals && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {approvals?.length === 0 && (
        <EmptyState icon={<CheckCheck aria-hidden="true" />} title={t(search ? 'queue.emptyHere' : 'queue.empty')}>
          {t('queue.emptyWords')}
        </EmptyState>
      )}
      {approvals && approvals.length > 0 && (
        <VirtualList
          key={search}
          label={t('nav.queue')}
          items={approvals}
          estimate={104}
          chosen={chosen}
          hasMore={hasNextPage}
          onMore={() => void fetchNextPage()}
        >
          {({ item, isGone }) => (
            <ApprovalRow
              approval={item}
              isGone={isGone}
              accountId={accountId}
              search={search}
              isSelected={selection.has(item.id)}
              onSelect={() => selection.toggle(item.id)}
            />
          )}
        </VirtualList>
      )}
    </>
  );
}
