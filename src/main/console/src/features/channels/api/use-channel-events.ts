import type { HappeningName } from '@/live/happening';
import { useRenewal } from '@/live/use-renewal';

/** Often a channel's own trouble. */
const SIGNS: HappeningName[] = ['delivery-died', 'delivery-bounced', 'delivery-unclear', 'arrival-failed'];

export function useChannelEvents() {
  useRenewal(['channels'], ({ name }) => SIGNS.includes(name));
}
