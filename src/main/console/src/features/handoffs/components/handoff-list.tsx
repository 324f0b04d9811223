import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ListHeader } from '@/components/list-detail';
import { EmptyState, ErrorState, LoadingRows } from '@/components/state';
import { VirtualList } from '@/components/virtual-list';
import { useHandoffs } from '@/features/handoffs/api/list-handoffs';
import { HandoffRow } from '@/features/handoffs/components/handoff-row';
import { useKeys } from '@/hooks/use-keys';
import { neighbour } from '@/lib/neighbour';
import { useFormat } from '@/lib/use-format';

export function HandoffList({ chosen, accountId }: { chosen?: string; accountId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { handoffs, isPending, error, refetch, hasNextPage, fetchNextPage } = useHandoffs();

  const go = (step: 1 | -1) => {
    const next = neighbour(handoffs ?? [], chosen, step);
    if (next) void navigate(`/escalations/${next.id}`, { replace: chosen !== undefined });
  };
  useKeys({ j: () => go(1), k: () => go(-1) });

  return (
    <>
      <ListHeader title={t('nav.escalations')} count={handoffs && format.number(handoffs.length)} />
      {isPending && <LoadingRows />}
      {error && !handoffs && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {handoffs?.length === 0 && (
        <EmptyState icon={<LifeBuoy aria-hidden="true" />} title={t('handoff.empty')}>
          {t('handoff.emptyWords')}
        </EmptyState>
      )}
      {handoffs && handoffs.length > 0 && (
        <VirtualList
          label={t('nav.escalations')}
          items={handoffs}
          estimate={84}
          chosen={chosen}
          hasMore={hasNextPage}
          onMore={() => void fetchNextPage()}
        >
          {({ item, isGone }) => <HandoffRow handoff={item} isGone={isGone} accountId={accountId} />}
        </VirtualList>
      )}
    </>
  );
}
