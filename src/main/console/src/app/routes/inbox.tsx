import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ConversationDesk } from '@/app/desk/conversation-desk';
import { ListDetail } from '@/components/list-detail';
import { EmptyState } from '@/components/state';
import { useChannels } from '@/features/channels/api/list-channels';
import type { ConversationFilter } from '@/features/conversations/api/list-conversations';
import { ConversationFilters } from '@/features/conversations/components/conversation-filters';
import { ConversationList } from '@/features/conversations/components/conversation-list';
import { useMe } from '@/features/session/api/get-session';
import { ViewMenu } from '@/features/views/components/view-menu';
import { useTitle } from '@/hooks/use-title';
import { useUrlFilter } from '@/hooks/use-url-filter';

const FILTERS = ['status', 'channel_id', 'holder', 'q'] as const;

export function Component() {
  const { t } = useTranslation();
  const { id } = useParams();
  const me = useMe();
  const { filter: said, change, choose, search } = useUrlFilter(FILTERS);
  const filter = said as ConversationFilter;
  const { data: channels = [] } = useChannels();
  useTitle(t('nav.inbox'));

  return (
    <ListDetail
      list={
        <ConversationList chosen={id} filter={filter} search={search}>
          <ViewMenu screen="conversations" filters={filter} onChoose={choose} />
          <ConversationFilters
            filter={filter}
            channels={channels.map((it) => it.id)}
            onChange={change}
          />
        </ConversationList>
      }
      hint={<EmptyState icon={<MessagesSquare aria-hidden="true" />} title={t('inbox.choose')} />}
    >
      {id && <ConversationDesk key={id} id={id} me={me} search={search} />}
    </ListDetail>
  );
}
