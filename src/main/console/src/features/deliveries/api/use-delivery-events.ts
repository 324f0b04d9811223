import type { HappeningName } from '@/live/happening';
import { useRenewal } from '@/live/use-renewal';

const CHANGES: HappeningName[] = ['delivery-died', 'delivery-bounced', 'delivery-unclear', 'delivery-replayed', 'message-sent', 'reply-made'];

/** Keeps lists of messages on their way out, and the one that is open, as the hub has them. */
export function useDeliveryEvents() {
  useRenewal(['deliveries'], ({ name }) => CHANGES.includes(name));
  useRenewal(['delivery'], ({ name }) => CHANGES.includes(name));
}
