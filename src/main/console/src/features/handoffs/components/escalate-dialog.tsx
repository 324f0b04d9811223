import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { winnerOf } from '@/api/winner';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Field } from '@/components/field';
import { TextArea } from '@/components/text-area';
import { useEscalateConversation } from '@/features/handoffs/api/escalate-conversation';
import styles from '@/features/handoffs/components/handoff.module.css';
import { useFormDraft } from '@/hooks/use-form-draft';
import { useLostClaim } from '@/hooks/use-lost-claim';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

type Reason = Schemas['Escalate']['reason'];

const REASONS: Reason[] = ['needs-expertise', 'needs-authority', 'complaint', 'technical-problem', 'legal-or-safety', 'other'];

interface Props {
  conversationId: string;
  accountId: string;
  isOpen: boolean;
  onClose: () => void;
}

export function EscalateDialog({ conversationId, accountId, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('escalate.title')} description={t('escalate.words')} isOpen={isOpen} onClose={onClose}>
      <EscalateForm conversationId={conversationId} accountId={accountId} onDone={onClose} />
    </Dialog>
  );
}

interface Escalation {
  reason: Reason;
  for: 'senior' | 'anybody';
  notes: string;
  tried: string;
}

const NOTHING: Escalation = { reason: 'needs-expertise', for: 'senior', notes: '', tried: '' };

function EscalateForm({ conversationId, accountId, onDone }: { conversationId: string; accountId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const lost = useLostClaim();
  const escalating = useEscalateConversation(conversationId);
  const { values, change, discard } = useFormDraft(accountId, 'escalate', conversationId, NOTHING);

  function submit(event: FormEvent) {
    event.preventDefault();
    const tried = values.tried.split('\n').map((it) => it.trim()).filter(Boolean);
    escalating.mutate(
      { reason: values.reason, for: values.for, notes: values.notes.trim() || undefined, tried },
      {
        onSuccess: () => {
          discard();
          toasts.show({ tone: 'done', text: t('escalate.done') });
          onDone();
        },
        onError: (failure) => winnerOf(failure) && lost(failure),
      },
    );
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('handoff.why')}>
        {(control) => (
          <select {...control} value={values.reason} onChange={(event) => change({ reason: event.target.value as Reason })}>
            {REASONS.map((it) => (
              <option key={it} value={it}>
                {t(`handoff.reason.${it}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('escalate.for')}>
        {(control) => (
          <select {...control} value={values.for} onChange={(event) => change({ for: event.target.value as Escalation['for'] })}>
            <option value="senior">{t('handoff.forSeniors')}</option>
            <option value="anybody">{t('handoff.forAnybody')}</option>
          </select>
        )}
      </Field>
      <Field label={t('handoff.notes')}>
        {(control) => <TextArea {...control} maxLength={4000} value={values.notes} onChange={(event) => change({ notes: event.target.value })} />}
      </Field>
      <Field label={t('handoff.tried')} hint={t('escalate.triedHint')} error={escalating.error ? words(escalating.error) : undefined}>
        {(control) => <TextArea {...control} value={values.tried} onChange={(event) => change({ tried: event.target.value })} />}
      </Field>
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isBusy={escalating.isPending}>
          {t('escalate.submit')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
