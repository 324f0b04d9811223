import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { ErrorState, LoadingRows } from '@/components/state';
import { type Customer, useCustomer } from '@/features/customers/api/get-customer';
import { useMergeCustomers } from '@/features/customers/api/merge-customers';
import styles from '@/features/customers/components/merge.module.css';
import { useCustomerName } from '@/features/customers/hooks/use-customer-name';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Props {
  customer: Customer;
  otherId: string;
  onBack: () => void;
  onDone: () => void;
}

/** Give it a key of `otherId`. */
export function MergeQuestion({ customer, otherId, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const nameOf = useCustomerName();
  const { data: other, error, refetch } = useCustomer(otherId);
  const merging = useMergeCustomers(customer.id);
  if (!other) return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={2} />;
  const merge = () =>
    merging.mutate(otherId, {
      onSuccess: () => {
        toasts.show({ tone: 'done', text: t('merge.done', { name: nameOf(other) }) });
        onDone();
      },
      onError: (failure) => toasts.show({ tone: 'trouble', text: words(failure) }),
    });
  return (
    <div className={styles.merge}>
      <div className={styles.both}>
        <Side title={t('merge.goes')} customer={other} />
        <Side title={t('merge.stays')} customer={customer} />
      </div>
      <Notice tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
        {t('merge.ask', { other: nameOf(other), name: nameOf(customer) })}
      </Notice>
      <div className="row">
        <Button look="primary" isBusy={merging.isPending} onClick={merge}>
          {t('merge.submit')}
        </Button>
        <Button onClick={onBack}>{t('merge.another')}</Button>
      </div>
    </div>
  );
}

function Side({ title, customer }: { title: string; customer: Customer }) {
  const { t } = useTranslation();
  const nameOf = useCustomerName();
  return (
    <section className={styles.side}>
      <h2>{title}</h2>
      <strong>{nameOf(customer)}</strong>
      <ul>
        {customer.addresses.map((it) => (
          <li key={`${it.kind} ${it.address}`}>
            {it.kind} {it.kind !== 'webchat' && it.address}
          </li>
        ))}
      </ul>
      <span>{t('merge.conversations', { count: customer.conversations.length })}</span>
    </section>
  );
}
