import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Problem } from '@/api/problem';
import { useClaimHandoff } from '@/features/handoffs/api/claim-handoff';
import { toasts } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useProblemWords } from '@/lib/use-problem-words';

/** Whoever loses a claim is told to whom, and goes back to the queue. */
export function useClaiming() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useProblemWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const claiming = useClaimHandoff();

  async function claim(id: string) {
    try {
      return await claiming.mutateAsync(id);
    } catch (failure) {
      const facts = failure instanceof Problem && failure.kind === 'conflict' ? failure.facts : {};
      if (typeof facts.claimed_by_name !== 'string') {
        toasts.show({ tone: 'trouble', text: words(failure) });
        return undefined;
      }
      const when = format.relative(String(facts.claimed_at), Date.now());
      toasts.show({ tone: 'trouble', text: t('approval.lostClaim', { name: facts.claimed_by_name, when }) });
      await navigate(`/escalations${search}`);
      return undefined;
    }
  }

  return { claim, isBusy: claiming.isPending };
}
