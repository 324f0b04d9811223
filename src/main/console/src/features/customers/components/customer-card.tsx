import { Merge } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Facts } from '@/components/facts';
import { Section } from '@/components/section';
import { ErrorState, LoadingRows } from '@/components/state';
import { RelativeTime } from '@/components/time';
import { useCustomer } from '@/features/customers/api/get-customer';
import styles from '@/features/customers/components/customer-card.module.css';
import { MergeList } from '@/features/customers/components/merge-list';

const MergeDialog = lazy(() => import('@/features/customers/components/merge-dialog').then((it) => ({ default: it.MergeDialog })));

/** What a chat calls its visitor says nothing to anybody. */
const isSaid = (it: Schemas['Address']) => it.kind !== 'webchat';

interface Props {
  id: string;
  /** The conversation that is on screen. */
  conversationId: string;
}

/** Who writes, where from, and what they wrote about before. */
export function CustomerCard({ id, conversationId }: Props) {
  const { t } = useTranslation();
  const { data: customer, error, refetch } = useCustomer(id);
  const [isMerging, setMerging] = useState(false);
  if (!customer) return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={2} />;
  const others = customer.conversations.filter((it) => it.id !== conversationId).slice(0, 5);
  return (
    <>
      <Section
        title={t('customer.title')}
        aside={
          <Button look="quiet" icon={<Merge aria-hidden="true" />} onClick={() => setMerging(true)}>
            {t('merge.open')}
          </Button>
        }
      >
        <p className={styles.name}>{customer.display_name ?? t('customer.unnamed')}</p>
        <Facts
          facts={[
            ...customer.addresses.filter(isSaid).map((it): [string, string] => [it.kind, it.address]),
            [t('customer.since'), <RelativeTime key="since" at={customer.created_at} />],
          ]}
        />
      </Section>
      <MergeList customer={customer} />
      <Suspense>{isMerging && <MergeDialog customer={customer} isOpen onClose={() => setMerging(false)} />}</Suspense>
      {others.length > 0 && (
        <Section title={t('customer.earlier')}>
          <ul className={styles.earlier}>
            {others.map((it) => (
              <li key={it.id}>
                <Link to={`/inbox/${it.id}`}>{it.subject ?? it.channel_id}</Link>
                <span>
                  {t(`status.${it.status}`)} · <RelativeTime at={it.created_at} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
