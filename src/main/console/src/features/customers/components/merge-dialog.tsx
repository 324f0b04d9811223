import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import { SearchField } from '@/components/search-field';
import { ErrorState, LoadingRows } from '@/components/state';
import { RelativeTime } from '@/components/time';
import type { Customer } from '@/features/customers/api/get-customer';
import { type FoundCustomer, useFoundCustomers } from '@/features/customers/api/search-customers';
import styles from '@/features/customers/components/merge.module.css';
import { MergeQuestion } from '@/features/customers/components/merge-question';

/** Finds the other one, then says what will happen. */
export function MergeDialog({ customer, isOpen, onClose }: { customer: Customer; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('merge.title')} isOpen={isOpen} onClose={onClose} size="wide">
      <Merge customer={customer} onDone={onClose} />
    </Dialog>
  );
}

function Merge({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [other, setOther] = useState<FoundCustomer>();
  const sought = useDeferredValue(words.trim());
  const { data: found, error, refetch, isFetching } = useFoundCustomers(sought, customer.id);
  if (other) return <MergeQuestion key={other.id} customer={customer} otherId={other.id} onBack={() => setOther(undefined)} onDone={onDone} />;
  return (
    <div className={styles.merge}>
      <p>{t('merge.words')}</p>
      <SearchField label={t('merge.search')} value={words} isFirst onChange={setWords} />
      {sought !== '' && !found && (error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={2} />)}
      {sought !== '' && found && (
        <ul className={styles.found} aria-label={t('merge.found')} aria-busy={isFetching}>
          {found.map((it) => (
            <li key={it.id}>
              <button type="button" className={styles.choice} onClick={() => setOther(it)}>
                <strong>{it.name ?? t('customer.unnamed')}</strong>
                <span>
                  {it.channelId} · <RelativeTime at={it.activeAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {sought !== '' && found?.length === 0 && !isFetching && <p role="status">{t('common.nothingFound')}</p>}
    </div>
  );
}
