import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { History } from '@/app/desk/history';
import { Others } from '@/app/desk/others';
import { ListDetail } from '@/components/list-detail';
import { EmptyState } from '@/components/state';
import { useChannels } from '@/features/channels/api/list-channels';
import { CustomerCard } from '@/features/customers/components/customer-card';
import { HandoffList } from '@/features/handoffs/components/handoff-list';
import { HandoffScreen } from '@/features/handoffs/components/handoff-screen';
import { useMe } from '@/features/session/api/get-session';
import { ViewMenu } from '@/features/views/components/view-menu';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const { id } = useParams();
  const me = useMe();
  const { data: channels = [] } = useChannels();
  useTitle(t('nav.escalations'));
  return (
    <ListDetail
      list={
        <HandoffList
          chosen={id}
          accountId={me.account_id}
          channels={channels.map((it) => it.id)}
          views={(filters, onChoose) => <ViewMenu screen="handoffs" filters={filters} onChoose={onChoose} />}
        />
      }
      hint={<EmptyState icon={<LifeBuoy aria-hidden="true" />} title={t('handoff.choose')} />}
    >
      {id && (
        <HandoffScreen
          key={id}
          id={id}
          me={me}
          others={(handoff) => <Others conversationId={handoff.conversation_id} />}
          aside={(handoff) => (
            <>
              <CustomerCard id={handoff.customer.id} conversationId={handoff.conversation_id} />
              <History conversationId={handoff.conversation_id} />
            </>
          )}
        />
      )}
    </ListDetail>
  );
}
