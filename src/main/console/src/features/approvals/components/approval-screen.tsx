import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Detail } from '@/components/detail';
import { KeptText } from '@/components/kept-text';
import { Section } from '@/components/section';
import { ErrorState, LoadingRows } from '@/components/state';
import { Words } from '@/components/words';
import { type ApprovalDetail, useApproval } from '@/features/approvals/api/get-approval';
import { isOpen } from '@/features/approvals/api/patch-approvals';
import { ApprovalActionBar } from '@/features/approvals/components/approval-action-bar';
import { ApprovalMeta } from '@/features/approvals/components/approval-meta';
import { CitedText } from '@/features/approvals/components/cited-text';
import { DraftEditor } from '@/features/approvals/components/draft-editor';
import { Outcome, isChanged } from '@/features/approvals/components/outcome';
import { PassageDialog } from '@/features/approvals/components/passage-dialog';
import { RejectForm } from '@/features/approvals/components/reject-form';
import { Score } from '@/features/approvals/components/score';
import { Sources } from '@/features/approvals/components/sources';
import { useDeciding } from '@/features/approvals/hooks/use-deciding';
import { useWriting } from '@/hooks/use-writing';

export interface Me {
  account_id: string;
  name: string;
}

interface Props {
  id: string;
  me: Me;
  /** What else belongs to the conversation: who writes, what was written before. */
  aside: (approval: ApprovalDetail) => ReactNode;
  /** Who else is looking, told whether this one is typing. */
  others: (approval: ApprovalDetail, isTyping: boolean) => ReactNode;
}

/** Give it a key of `id`: what is shown and typed belongs to one draft. */
export function ApprovalScreen({ id, me, aside, others }: Props) {
  const { data, error, refetch } = useApproval(id);
  if (data) return <Approval approval={data} me={me} aside={aside(data)} others={others} />;
  return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={4} />;
}

interface ShownProps extends Pick<Props, 'me' | 'others'> {
  approval: ApprovalDetail;
  aside: ReactNode;
}

function Approval({ approval, me, aside, others }: ShownProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const [passage, setPassage] = useState<number>();
  const deciding = useDeciding(approval, me);
  const [writing, write] = useWriting<'typing'>();
  const { mode, actions, edit, reason } = deciding;
  const draft = approval.proposed_text ?? approval.answer;

  return (
    <Detail
      title={approval.customer?.name ?? t('approval.title')}
      meta={
        <>
          <ApprovalMeta approval={approval} me={me} />
          {others(approval, writing !== undefined)}
        </>
      }
      backTo={`/queue${search}`}
      footer={isOpen(approval) && (mode === 'read' || deciding.bar === 'taken') && <ApprovalActionBar approval={approval} deciding={deciding} />}
      aside={
        <>
          <Score approval={approval} />
          {aside}
        </>
      }
    >
      {!isOpen(approval) && <Outcome approval={approval} />}
      {!isOpen(approval) && approval.decided_by_id !== me.account_id && (
        <>
          <KeptText draft={edit} language={approval.language} />
          <KeptText draft={reason} />
        </>
      )}
      <Section title={t('approval.question')}>
        <Words by="customer" text={approval.question} lang={approval.language} />
      </Section>
      {mode === 'edit' ? (
        <DraftEditor
          approval={approval}
          text={edit.text ?? draft}
          wasKept={deciding.wasKept}
          isBusy={actions.isBusy}
          onWrite={(text) => {
            edit.write(text);
            write('typing');
          }}
          onSend={deciding.sendEdited}
          onLeave={deciding.read}
          onDiscard={deciding.discard}
        />
      ) : (
        !isChanged(approval) && (
        <Section title={t('approval.draft')}>
          <CitedText text={draft} numbers={approval.sources.map((it) => it.number)} language={approval.language} onOpen={setPassage} />
        </Section>
        )
      )}
      {mode === 'reject' && (
        <RejectForm
          text={reason.text ?? ''}
          isBusy={actions.isBusy}
          onWrite={(text) => {
            reason.write(text);
            write('typing');
          }}
          onReject={deciding.reject}
          onCancel={deciding.read}
        />
      )}
      <Sources sources={approval.sources} onOpen={setPassage} />
      <PassageDialog
        passage={approval.sources.find((it) => it.number === passage)}
        language={approval.language}
        onClose={() => setPassage(undefined)}
      />
    </Detail>
  );
}
