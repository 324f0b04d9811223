import { winnerOf } from '@/api/winner';
import { useClaimHandoff } from '@/features/handoffs/api/claim-handoff';
import { useLostClaim } from '@/hooks/use-lost-claim';

/** Taking a conversation over, and keeping it. */
export function useClaiming() {
  const lost = useLostClaim();
  const claiming = useClaimHandoff();

  /** @returns nothing when it was lost */
  async function claim(id: string) {
    try {
      return await claiming.mutateAsync(id);
    } catch (failure) {
      lost(failure);
      return undefined;
    }
  }

  const extend = (id: string) => claiming.mutate(id, { onError: (failure) => winnerOf(failure) && lost(failure) });

  return { claim, extend, isBusy: claiming.isPending };
}
