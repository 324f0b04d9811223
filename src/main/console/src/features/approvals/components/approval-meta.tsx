import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { RelativeTime } from '@/components/time';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import { isOpen } from '@/features/approvals/api/patch-approvals';
import { DueTime } from '@/features/approvals/components/due-time';

interface Props {
  approval: ApprovalDetail;
  me: { account_id: string };
}

export function ApprovalMeta({ approval, me }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {isOpen(approval) ? <DueTime at={approval.due_at} /> : <Badge>{t(`approval.state.${approval.state}`)}</Badge>}
      <span>{approval.channel_id}</span>
      {approval.topic && <span>{approval.topic}</span>}
      <RelativeTime at={approval.created_at} />
      {approval.claimed_by_id === me.account_id && isOpen(approval) && <Badge tone="accent">{t('queue.yours')}</Badge>}
      {approval.four_eyes && <Badge tone="warning">{t('approval.fourEyes')}</Badge>}
    </>
  );
}
