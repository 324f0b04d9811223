import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Facts } from '@/components/facts';
import { Section } from '@/components/section';
import { ErrorState, LoadingRows } from '@/components/state';
import { RelativeTime } from '@/components/time';
import { Words } from '@/components/words';
import { type DeliveryDetail, useDelivery } from '@/features/deliveries/api/get-delivery';
import { useReplayDelivery } from '@/features/deliveries/api/replay-delivery';
import { AttemptTable } from '@/features/deliveries/components/attempt-table';
import styles from '@/features/deliveries/components/delivery-dialog.module.css';
import { useOutcome } from '@/features/deliveries/hooks/use-outcome';
import { LOST, toneOf } from '@/features/deliveries/states';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Props {
  /** None while nothing is opened. */
  id: string | null;
  mayReplay: boolean;
  onClose: () => void;
}

/** One message on its way out, and what became of each attempt to send it. */
export function DeliveryDialog({ id, mayReplay, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog size="wide" title={t('delivery.one')} isOpen={id !== null} onClose={onClose}>
      {id && <Delivery key={id} id={id} mayReplay={mayReplay} />}
    </Dialog>
  );
}

function Delivery({ id, mayReplay }: { id: string; mayReplay: boolean }) {
  const { data, error, refetch } = useDelivery(id);
  if (data) return <Shown delivery={data} mayReplay={mayReplay} />;
  return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={3} />;
}

function Shown({ delivery, mayReplay }: { delivery: DeliveryDetail; mayReplay: boolean }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const outcome = useOutcome();
  const replay = useReplayDelivery();
  const send = () =>
    replay.mutate(delivery.id, {
      onSuccess: () => toasts.show({ tone: 'done', text: t('delivery.replayed') }),
      onError: (failure) => toasts.show({ tone: 'trouble', text: words(failure) }),
    });
  return (
    <div className={styles.delivery}>
      <Facts
        facts={[
          [t('delivery.state'), <Badge key="state" tone={toneOf(delivery.state)}>{t(`delivery.states.${delivery.state}`)}</Badge>],
          [t('channel.name'), delivery.channel_id],
          ...(delivery.outcome ? [[t('delivery.why'), outcome(delivery.outcome)] as [string, string]] : []),
          ...(delivery.detail ? [[t('delivery.detail'), delivery.detail] as [string, string]] : []),
          [t('delivery.made'), <RelativeTime key="made" at={delivery.created_at} />],
        ]}
      />
      <Section title={t('delivery.text')} aside={<Link to={`/inbox/${delivery.conversation_id}`}>{t('delivery.openConversation')}</Link>}>
        <Words text={delivery.text} />
      </Section>
      <Section title={t('delivery.attempts')}>
        <AttemptTable attempts={delivery.history} />
      </Section>
      {mayReplay && LOST.includes(delivery.state) && (
        <div className="row">
          <Button look="primary" isBusy={replay.isPending} onClick={send}>
            {t('delivery.replay')}
          </Button>
          {delivery.state === 'UNKNOWN' && <span className={styles.hint}>{t('delivery.maybeTwice')}</span>}
        </div>
      )}
    </div>
  );
}
