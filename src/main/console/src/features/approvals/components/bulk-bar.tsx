import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { useDecideApprovals } from '@/features/approvals/api/decide-approvals';
import styles from '@/features/approvals/components/bulk-bar.module.css';
import { RejectForm } from '@/features/approvals/components/reject-form';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Props {
  ids: string[];
  onClear: (except?: string[]) => void;
}

/** What is safe to do with several drafts. Approving is not: nobody would have read them. */
export function BulkBar({ ids, onClear }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const deciding = useDecideApprovals();
  // Those that were chosen when the question came up, whatever becomes of the list below it.
  const [asked, setAsked] = useState<string[]>();
  const [text, setText] = useState('');

  /** Awaited, because the events of it may take the bar away before the answer is there. */
  async function decide(body: Schemas['BulkDecision']) {
    try {
      const { items, trouble } = await deciding.mutateAsync(body);
      const done = new Set(items.filter((it) => it.done).map((it) => it.id));
      const failed = body.ids.filter((id) => !done.has(id));
      const why = new Set(items.filter((it) => !it.done).map((it) => words(Problem.of(it, 409))));
      if (trouble) why.add(words(trouble));
      const told = failed.length > 0 ? t('bulk.someFailed', { count: failed.length, detail: [...why].join(' ') }) : t('bulk.done', { count: done.size });
      toasts.show({ tone: failed.length > 0 ? 'trouble' : 'done', text: told });
      setAsked(undefined);
      onClear(failed);
    } catch (failure) {
      toasts.show({ tone: 'trouble', text: words(failure) });
    }
  }

  if (ids.length === 0 && !asked) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.label')}>
      <span className={styles.count}>{t('bulk.count', { count: ids.length })}</span>
      <Button isBusy={deciding.isPending} onClick={() => setAsked(ids)}>
        {t('approval.reject')}
      </Button>
      <Button isBusy={deciding.isPending} onClick={() => void decide({ ids, action: 'hand_off' })}>
        {t('bulk.handOff')}
      </Button>
      <Button isBusy={deciding.isPending} onClick={() => void decide({ ids, action: 'release' })}>
        {t('approval.release')}
      </Button>
      <Button look="quiet" aria-label={t('bulk.clear')} icon={<X aria-hidden="true" />} onClick={() => onClear()} />
      <Dialog title={t('bulk.reject', { count: asked?.length ?? 0 })} isOpen={asked !== undefined} onClose={() => setAsked(undefined)}>
        <RejectForm
          text={text}
          isBusy={deciding.isPending}
          onWrite={setText}
          onReject={(why) => asked && void decide({ ids: asked, action: 'reject', ...why })}
          onCancel={() => setAsked(undefined)}
        />
      </Dialog>
    </div>
  );
}
