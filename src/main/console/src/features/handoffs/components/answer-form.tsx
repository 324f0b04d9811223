import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { ComposerFrame } from '@/components/composer-frame';
import { Notice } from '@/components/notice';
import { Picker, type PickerItem } from '@/components/picker';
import { TextArea } from '@/components/text-area';
import { MessageSquareText, TriangleAlert } from 'lucide-react';
import { useAnswerHandoff } from '@/features/handoffs/api/answer-handoff';
import type { HandoffDetail } from '@/features/handoffs/api/get-handoff';
import { useReadHandoff } from '@/features/handoffs/api/read-handoff';
import { StepChips } from '@/features/handoffs/components/step-chips';
import { useDraft } from '@/hooks/use-draft';
import { useLostClaim } from '@/hooks/use-lost-claim';
import { toasts } from '@/lib/toasts';

export interface Prepared extends PickerItem {
  text: string;
}

interface Props {
  handoff: HandoffDetail;
  accountId: string;
  prepared: Prepared[];
  onTyping: (isTyping: boolean) => void;
}

/** Answers the customer. Give it a key of the handoff's id. */
export function AnswerForm({ handoff, accountId, prepared, onTyping }: Props) {
  const { t } = useTranslation();
  const lost = useLostClaim();
  const { text = '', write, discard } = useDraft(accountId, 'answer', handoff.id);
  const chips = useDraft(accountId, 'chips', handoff.id);
  const [isPicking, setPicking] = useState(false);
  // Whoever was given it may come here at once.
  useReadHandoff(handoff.id, handoff.unread);
  const answering = useAnswerHandoff(handoff.id);
  const isBlank = text.trim() === '';
  const wroteMeanwhile = answering.error instanceof Problem && 'revision' in answering.error.facts;
  const steps = chips.text === undefined && handoff.assessment.state === 'ready' ? handoff.assessment.suggested_steps : [];

  function change(next: string) {
    write(next);
    onTyping(next !== '');
    if (next === '/') setPicking(true);
  }

  /** What is written already stays. */
  const add = (step: string) => change(text.trim() ? `${text.trimEnd()}\n${step}` : step);

  /** Awaited, because the events of it may take the form away before the answer is there. */
  async function send(resolve: boolean) {
    if (isBlank || answering.isPending) return;
    try {
      await answering.mutateAsync({ text, revision: handoff.revision, resolve });
      discard();
      chips.write('sent');
      onTyping(false);
      toasts.show({ tone: 'done', text: t(resolve ? 'answer.sentAndResolved' : 'answer.sent') });
    } catch (failure) {
      if (!(failure instanceof Problem && 'revision' in failure.facts)) lost(failure);
    }
  }

  return (
    <ComposerFrame
      suggestions={
        <>
          {wroteMeanwhile && (
            <Notice tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
              {t('answer.wroteMeanwhile')}
            </Notice>
          )}
          {steps.length > 0 && <StepChips steps={steps} onPick={add} onDismiss={() => chips.write('dismissed')} />}
        </>
      }
      buttons={
        <>
          <Button look="primary" isBusy={answering.isPending} disabled={isBlank} onClick={() => void send(false)}>
            {t('answer.send')}
          </Button>
          <Button isBusy={answering.isPending} disabled={isBlank} onClick={() => void send(true)}>
            {t('answer.sendAndResolve')}
          </Button>
          <Button look="quiet" icon={<MessageSquareText aria-hidden="true" />} onClick={() => setPicking(true)}>
            {t('answer.prepared')}
          </Button>
        </>
      }
    >
      <TextArea
        aria-label={t('answer.label')}
        placeholder={t('answer.placeholder')}
        lang={handoff.language}
        maxLength={8000}
        value={text}
        onChange={(event) => change(event.target.value)}
        onSend={() => void send(false)}
      />
      <Picker
        title={t('answer.prepared')}
        items={prepared}
        isOpen={isPicking}
        onClose={() => setPicking(false)}
        onPick={(it) => change(text === '/' ? it.text : text + it.text)}
      />
    </ComposerFrame>
  );
}
