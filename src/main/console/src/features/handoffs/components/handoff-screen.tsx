import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Detail } from '@/components/detail';
import { ErrorState, LoadingRows } from '@/components/state';
import { RelativeTime } from '@/components/time';
import { type HandoffDetail, useHandoff } from '@/features/handoffs/api/get-handoff';
import { useReadHandoff } from '@/features/handoffs/api/read-handoff';
import { AssessmentCard } from '@/features/handoffs/components/assessment-card';
import { HandoffContext } from '@/features/handoffs/components/handoff-context';
import { useClaiming } from '@/features/handoffs/hooks/use-claiming';
import { isHeldByOther } from '@/features/handoffs/held';
import { useKeys } from '@/hooks/use-keys';
import { useNow } from '@/hooks/use-now';
import { useFormat } from '@/lib/use-format';

interface Props {
  id: string;
  me: { account_id: string };
  aside: (handoff: HandoffDetail) => ReactNode;
  /** Who else is looking. */
  others: (handoff: HandoffDetail) => ReactNode;
}

/** What is known about a conversation that people take over, before they do. Give it a key of `id`. */
export function HandoffScreen({ id, me, aside, others }: Props) {
  const { data, error, refetch } = useHandoff(id);
  if (data) return <Handoff handoff={data} me={me} aside={aside(data)} others={others(data)} />;
  return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={4} />;
}

interface ShownProps {
  handoff: HandoffDetail;
  me: { account_id: string };
  aside: ReactNode;
  others: ReactNode;
}

function Handoff({ handoff, me, aside, others }: ShownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { claim, isBusy } = useClaiming();
  useReadHandoff(handoff.id, handoff.unread);
  const now = useNow();
  const isOpen = handoff.state === 'OPEN' || handoff.state === 'CLAIMED';
  const isTaken = isHeldByOther(handoff, me.account_id);

  async function start() {
    if (isBusy || isTaken || !isOpen) return;
    if (await claim(handoff.id)) await navigate(`/inbox/${handoff.conversation_id}`);
  }
  useKeys({ c: () => void start() });

  return (
    <Detail
      title={handoff.customer?.name ?? t('customer.unnamed')}
      backTo={`/escalations${search}`}
      meta={
        <>
          <Badge tone={handoff.for === 'senior' ? 'warning' : 'neutral'}>{t(handoff.for === 'senior' ? 'handoff.forSeniors' : 'handoff.forAnybody')}</Badge>
          <span>{handoff.channel_id}</span>
          {handoff.topic && <span>{handoff.topic}</span>}
          <RelativeTime at={handoff.created_at} />
          {others}
        </>
      }
      footer={
        isTaken ? (
          <p role="status">
            {t('approval.lostClaim', {
              name: handoff.claimed_by_name ?? t('common.somebody'),
              when: format.relative(handoff.claimed_at ?? handoff.created_at, now),
            })}
          </p>
        ) : (
          <Button look="primary" shortcut="c" isBusy={isBusy} disabled={!isOpen} icon={<ArrowRight aria-hidden="true" />} onClick={() => void start()}>
            {t(isOpen ? 'handoff.start' : `handoff.state.${handoff.state}`)}
          </Button>
        )
      }
      aside={aside}
    >
      <AssessmentCard handoff={handoff} />
      <HandoffContext handoff={handoff} />
    </Detail>
  );
}
