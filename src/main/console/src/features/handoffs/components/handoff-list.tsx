import { LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ListHeader } from '@/components/list-detail';
import { QueueFilters } from '@/components/queue-filters';
import { Select } from '@/components/select';
import { EmptyState, ErrorState, LoadingRows } from '@/components/state';
import { VirtualList } from '@/components/virtual-list';
import { type HandoffFilter, useHandoffs } from '@/features/handoffs/api/list-handoffs';
import { HandoffRow } from '@/features/handoffs/components/handoff-row';
import { useKeys } from '@/hooks/use-keys';
import { useNeighbours } from '@/hooks/use-neighbours';
import { useUrlFilter } from '@/hooks/use-url-filter';
import { useFormat } from '@/lib/use-format';

const NAMES = ['holder', 'channel_id', 'for'] as const;

interface Props {
  chosen?: string;
  accountId: string;
  channels: string[];
  /** Filters that somebody keeps. */
  views: (filters: HandoffFilter, onChoose: (filters: Record<string, string>) => void) => ReactNode;
}

export function HandoffList({ chosen, accountId, channels, views }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { filter: said, change, choose, search } = useUrlFilter(NAMES);
  const filter = said as HandoffFilter;
  const { handoffs, isPending, error, refetch, hasNextPage, fetchNextPage } = useHandoffs(filter);

  const neighbour = useNeighbours(search, handoffs, chosen);
  const go = (step: 1 | -1) => {
    const next = neighbour(step);
    if (next) void navigate(`/escalations/${next.id}${search}`, { replace: chosen !== undefined });
  };
  useKeys({ j: () => go(1), k: () => go(-1) });

  return (
    <>
      <ListHeader title={t('nav.escalations')} count={handoffs && `${format.number(handoffs.length)}${hasNextPage ? '+' : ''}`}>
        {views(filter, choose)}
        <QueueFilters filter={filter} channels={channels} onChange={change}>
          <Select label={t('escalate.for')} value={filter.for ?? ''} onChange={(audience) => change({ for: audience })}>
            <option value="">{t('handoff.forAll')}</option>
            <option value="senior">{t('handoff.forSeniors')}</option>
            <option value="anybody">{t('handoff.forAnybody')}</option>
          </Select>
        </QueueFilters>
      </ListHeader>
      {isPending && <LoadingRows />}
      {error && !handoffs && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {handoffs?.length === 0 && (
        <EmptyState icon={<LifeBuoy aria-hidden="true" />} title={t(search ? 'handoff.emptyHere' : 'handoff.empty')}>
          {t('handoff.emptyWords')}
        </EmptyState>
      )}
      {handoffs && handoffs.length > 0 && (
        <VirtualList
          key={search}
          label={t('nav.escalations')}
          items={handoffs}
          estimate={84}
          chosen={chosen}
          hasMore={hasNextPage}
          onMore={() => void fetchNextPage()}
        >
          {({ item, isGone }) => <HandoffRow handoff={item} isGone={isGone} accountId={accountId} search={search} />}
        </VirtualList>
      )}
    </>
  );
}
