import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ListHeader } from '@/components/list-detail';
import { EmptyState, ErrorState, LoadingRows } from '@/components/state';
import { VirtualList } from '@/components/virtual-list';
import { type ConversationFilter, useConversations } from '@/features/conversations/api/list-conversations';
import { ConversationRow } from '@/features/conversations/components/conversation-row';
import { useKeys } from '@/hooks/use-keys';
import { useNeighbours } from '@/hooks/use-neighbours';

interface Props {
  chosen?: string;
  filter: ConversationFilter;
  /** The query of the page's address, which keeps the filter. */
  search: string;
  children: ReactNode;
}

export function ConversationList({ chosen, filter, search, children }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { conversations, isPending, error, refetch, hasNextPage, fetchNextPage } = useConversations(filter);

  const neighbour = useNeighbours(search, conversations, chosen);
  const go = (step: 1 | -1) => {
    const next = neighbour(step);
    if (next) void navigate(`/inbox/${next.id}${search}`, { replace: chosen !== undefined });
  };
  useKeys({ j: () => go(1), k: () => go(-1) });

  return (
    <>
      <ListHeader title={t('nav.inbox')}>{children}</ListHeader>
      {isPending && <LoadingRows />}
      {error && !conversations && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {conversations?.length === 0 && <EmptyState icon={<Inbox aria-hidden="true" />} title={t('inbox.empty')} />}
      {conversations && conversations.length > 0 && (
        <VirtualList
          key={search}
          label={t('nav.inbox')}
          items={conversations}
          estimate={84}
          chosen={chosen}
          hasMore={hasNextPage}
          onMore={() => void fetchNextPage()}
        >
          {({ item, isGone }) => <ConversationRow conversation={item} isGone={isGone} search={search} />}
        </VirtualList>
      )}
    </>
  );
}
