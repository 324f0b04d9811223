import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { DifferenceView } from '@/components/difference-view';
import { Section } from '@/components/section';
import { TextArea } from '@/components/text-area';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import styles from '@/features/approvals/components/draft-editor.module.css';

interface Props {
  approval: ApprovalDetail;
  text: string;
  wasKept: boolean;
  isBusy: boolean;
  onWrite: (text: string) => void;
  onSend: () => void;
  onLeave: () => void;
  onDiscard: () => void;
}

/** The draft being changed, with the difference below it. */
export function DraftEditor({ approval, text, wasKept, isBusy, onWrite, onSend, onLeave, onDiscard }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const draft = approval.proposed_text ?? approval.answer;
  const isUnchanged = text === draft;
  const isBlank = text.trim() === '';
  return (
    <Section title={t('approval.yourVersion')} aside={wasKept && <span className={styles.kept}>{t('approval.kept')}</span>}>
      <label htmlFor={id} className="visually-hidden">
        {t('approval.yourVersion')}
      </label>
      <TextArea
        id={id}
        value={text}
        lang={approval.language}
        maxLength={8000}
        autoFocus
        aria-invalid={isBlank}
        onChange={(event) => onWrite(event.target.value)}
        onSend={isBlank ? undefined : onSend}
        onLeave={onLeave}
      />
      {!isUnchanged && <DifferenceView before={approval.answer} after={text} language={approval.language} />}
      <div className={styles.buttons}>
        <Button look="primary" isBusy={isBusy} disabled={isBlank} onClick={onSend}>
          {t(isUnchanged ? 'approval.approve' : 'approval.sendEdited')}
        </Button>
        <Button onClick={onDiscard}>{t('approval.discard')}</Button>
        <span className={styles.hint}>{t('common.sendHint')}</span>
      </div>
    </Section>
  );
}
