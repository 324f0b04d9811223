import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { useDecideApprovals } from '@/features/approvals/api/decide-approvals';
import styles from '@/features/approvals/components/bulk-bar.module.css';
import { RejectForm } from '@/features/approvals/components/reject-form';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Props {
  ids: string[];
  onClear: () => void;
}

/** What is safe to do with several drafts. Approving is not: nobody would have read them. */
export function BulkBar({ ids, onClear }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const deciding = useDecideApprovals();
  const [isRejecting, setRejecting] = useState(false);
  const [text, setText] = useState('');

  /** Awaited, because the events of it may take the bar away before the answer is there. */
  async function decide(body: Omit<Schemas['BulkDecision'], 'ids'>) {
    try {
      const { items } = await deciding.mutateAsync({ ids, ...body });
      const failed = items.filter((it) => !it.done);
      const told = failed.length > 0 ? t('bulk.someFailed', { count: failed.length, detail: failed[0]?.detail ?? '' }) : t('bulk.done', { count: items.length });
      toasts.show({ tone: failed.length > 0 ? 'trouble' : 'done', text: told });
      setRejecting(false);
      onClear();
    } catch (failure) {
      toasts.show({ tone: 'trouble', text: words(failure) });
    }
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.label')}>
      <span className={styles.count}>{t('bulk.count', { count: ids.length })}</span>
      <Button isBusy={deciding.isPending} onClick={() => setRejecting(true)}>
        {t('approval.reject')}
      </Button>
      <Button isBusy={deciding.isPending} onClick={() => void decide({ action: 'hand_off' })}>
        {t('bulk.handOff')}
      </Button>
      <Button isBusy={deciding.isPending} onClick={() => void decide({ action: 'release' })}>
        {t('approval.release')}
      </Button>
      <Button look="quiet" aria-label={t('bulk.clear')} icon={<X aria-hidden="true" />} onClick={onClear} />
      <Dialog title={t('bulk.reject', { count: ids.length })} isOpen={isRejecting} onClose={() => setRejecting(false)}>
        <RejectForm
          text={text}
          isBusy={deciding.isPending}
          onWrite={setText}
          onReject={(why) => void decide({ action: 'reject', ...why })}
          onCancel={() => setRejecting(false)}
        />
      </Dialog>
    </div>
  );
}
