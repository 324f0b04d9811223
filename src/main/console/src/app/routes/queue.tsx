import { MousePointerClick } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { History } from '@/app/desk/history';
import { Others } from '@/app/desk/others';
import { ListDetail } from '@/components/list-detail';
import { EmptyState } from '@/components/state';
import { ApprovalQueue } from '@/features/approvals/components/approval-queue';
import { ApprovalScreen } from '@/features/approvals/components/approval-screen';
import { useChannels } from '@/features/channels/api/list-channels';
import { CustomerCard } from '@/features/customers/components/customer-card';
import { useMe } from '@/features/session/api/get-session';
import { ViewMenu } from '@/features/views/components/view-menu';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const { id } = useParams();
  const me = useMe();
  const { data: channels = [] } = useChannels();
  useTitle(t('nav.queue'));
  return (
    <ListDetail
      list={
        <ApprovalQueue
          chosen={id}
          accountId={me.account_id}
          channels={channels.map((it) => it.id)}
          views={(filters, onChoose) => <ViewMenu screen="approvals" filters={filters} onChoose={onChoose} />}
        />
      }
      hint={<EmptyState icon={<MousePointerClick aria-hidden="true" />} title={t('queue.choose')} />}
    >
      {id && (
        <ApprovalScreen
          key={id}
          id={id}
          me={me}
          others={(approval, isTyping) => <Others conversationId={approval.conversation_id} isTyping={isTyping} />}
          aside={(approval) => (
            <>
              {approval.customer && <CustomerCard id={approval.customer.id} conversationId={approval.conversation_id} />}
              <History conversationId={approval.conversation_id} />
            </>
          )}
        />
      )}
    </ListDetail>
  );
}
