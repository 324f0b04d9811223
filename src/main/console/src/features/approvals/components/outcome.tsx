import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { DifferenceView } from '@/components/difference-view';
import { Notice } from '@/components/notice';
import { Section } from '@/components/section';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import { isOpen } from '@/features/approvals/api/patch-approvals';
import { useFormat } from '@/lib/use-format';

/** Then what was sent is shown with what it came from. */
export const isChanged = (it: ApprovalDetail) => !isOpen(it) && it.final_text !== undefined && it.final_text !== it.answer;

/** Why there is nothing to decide any more: who did what, or what the customer did. */
export function Outcome({ approval }: { approval: ApprovalDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useLocation();
  const name = approval.decided_by_name ?? approval.claimed_by_name ?? t('common.somebody');
  const when = approval.decided_at ? format.dateTime(approval.decided_at) : '';
  return (
    <>
      <Notice icon={<Info aria-hidden="true" />}>
        <p>
          {approval.superseded
            ? t(`approval.superseded.${approval.superseded.cause}`, { name: approval.superseded.by_name ?? t('common.somebody') })
            : t(`approval.ended.${approval.state}`, { name, when })}
        </p>
        {approval.decision_reason_category && <p>{t(`reject.category.${approval.decision_reason_category}` as 'reject.category.other')}</p>}
        {approval.decision_reason && <p>{approval.decision_reason}</p>}
        <Link to={{ pathname: '/queue', search }}>{t('approval.backToQueue')}</Link>
      </Notice>
      {approval.final_text && isChanged(approval) && (
        <Section title={t('difference.label')}>
          <DifferenceView before={approval.answer} after={approval.final_text} language={approval.language} />
        </Section>
      )}
    </>
  );
}
