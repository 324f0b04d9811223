import { Check, PenLine, UserRound, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '@/components/button';
import type { ApprovalDetail } from '@/features/approvals/api/get-approval';
import styles from '@/features/approvals/components/approval-action-bar.module.css';
import type { Deciding } from '@/features/approvals/hooks/use-deciding';
import { useNow } from '@/hooks/use-now';
import { useFormat } from '@/lib/use-format';

interface Props {
  approval: ApprovalDetail;
  deciding: Deciding;
}

export function ApprovalActionBar({ approval, deciding }: Props) {
  const { t } = useTranslation();
  const { actions, bar, begin, approve, handOff } = deciding;
  if (bar === 'taken') return <Taken approval={approval} />;
  if (bar === 'needs-another') return <p className={styles.words}>{t('approval.needsAnother')}</p>;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('approval.actions')}>
      <Button look="primary" shortcut="a" icon={<Check aria-hidden="true" />} isBusy={actions.isBusy} onClick={approve}>
        {t('approval.approve')}
      </Button>
      <Button shortcut="e" icon={<PenLine aria-hidden="true" />} isBusy={actions.isBusy} onClick={() => void begin('edit')}>
        {t('approval.edit')}
      </Button>
      <Button shortcut="r" icon={<X aria-hidden="true" />} isBusy={actions.isBusy} onClick={() => void begin('reject')}>
        {t('approval.reject')}
      </Button>
      <Button shortcut="h" icon={<UserRound aria-hidden="true" />} isBusy={actions.isBusy} onClick={handOff}>
        {t('approval.answerMyself')}
      </Button>
      {actions.isMine ? (
        <Button look="quiet" className={styles.claim} isBusy={actions.isBusy} onClick={actions.release}>
          {t('approval.release')}
        </Button>
      ) : (
        <Button look="quiet" shortcut="c" className={styles.claim} isBusy={actions.isBusy} onClick={() => void actions.claim()}>
          {t('approval.claim')}
        </Button>
      )}
    </div>
  );
}

function Taken({ approval }: { approval: ApprovalDetail }) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  const { search } = useLocation();
  return (
    <p className={styles.words} role="status">
      {t('approval.lostClaim', {
        name: approval.claimed_by_name ?? t('common.somebody'),
        when: format.relative(approval.claimed_at ?? approval.created_at, now),
      })}{' '}
      <Link to={{ pathname: '/queue', search }}>{t('approval.backToQueue')}</Link>
    </p>
  );
}
