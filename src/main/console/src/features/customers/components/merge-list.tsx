import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Confirm } from '@/components/confirm';
import { Section } from '@/components/section';
import { RelativeTime } from '@/components/time';
import type { Customer } from '@/features/customers/api/get-customer';
import { useUndoMerge } from '@/features/customers/api/undo-merge';
import styles from '@/features/customers/components/merge.module.css';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

/** Those that turned out to be this one, for as long as that holds. */
export function MergeList({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const undoing = useUndoMerge();
  const [doubted, setDoubted] = useState<Schemas['CustomerMerge']>();
  const nameOf = (it: Schemas['CustomerMerge'] | undefined) => it?.from_name ?? t('customer.unnamed');
  const merges = customer.merges.filter((it) => !it.undone_at);
  if (merges.length === 0) return null;
  return (
    <Section title={t('merge.merged')}>
      <ul className={styles.merges}>
        {merges.map((it) => (
          <li key={it.id}>
            <span>
              <strong>{nameOf(it)}</strong>
              {t(`merge.proof.${it.proof}`)} · <RelativeTime at={it.merged_at} />
            </span>
            <Button look="quiet" aria-label={t('merge.undoOf', { name: nameOf(it) })} onClick={() => setDoubted(it)}>
              {t('approval.undo')}
            </Button>
          </li>
        ))}
      </ul>
      <Confirm
        title={t('merge.undoTitle', { name: nameOf(doubted) })}
        words={t('merge.undoWords')}
        action={t('merge.undo')}
        isOpen={doubted !== undefined}
        isBusy={undoing.isPending}
        onClose={() => setDoubted(undefined)}
        onConfirm={() =>
          doubted &&
          undoing.mutate(doubted.id, {
            onSuccess: () => toasts.show({ tone: 'done', text: t('merge.undone') }),
            onError: (failure) => toasts.show({ tone: 'trouble', text: words(failure) }),
            onSettled: () => setDoubted(undefined),
          })
        }
      />
    </Section>
  );
}
