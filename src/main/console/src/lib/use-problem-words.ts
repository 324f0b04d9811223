import { hubNow } from '@/lib/hub-clock';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { winnerOf } from '@/api/winner';
import { useFormat } from '@/lib/use-format';

/** What happened and what to do, in the reader's language. The hub's own sentence follows only where there are no words for it. */
export function useProblemWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return useCallback(
    (failure: unknown): string => {
      if (!(failure instanceof Problem)) return t('problem.unexpected');
      const winner = winnerOf(failure);
      if (winner) return t('approval.lostClaim', { name: winner.claimed_by_name, when: format.relative(winner.claimed_at, hubNow()) });
      // A hub may know more names than this console.
      if (failure.code && i18n.exists(`problem.code.${failure.code}`)) return t(`problem.code.${failure.code}`);
      const words = t(`problem.${failure.kind}`);
      const says = failure.kind === 'invalid' || failure.kind === 'conflict' || failure.kind === 'forbidden';
      const detail = says ? failure.message : failure.reference && t('problem.reference', { id: failure.reference });
      return detail ? `${words} ${detail}` : words;
    },
    [t, i18n, format],
  );
}
