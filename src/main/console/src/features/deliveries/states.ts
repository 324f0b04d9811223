import type { Tone } from '@/components/badge';
import type { DeliveryState } from '@/features/deliveries/api/list-deliveries';

export const STATES: DeliveryState[] = ['DEAD', 'UNKNOWN', 'BOUNCED', 'FAILED', 'PENDING', 'SENDING', 'SENT'];

/** Those that stay as they are until a person sends them again. */
export const LOST: DeliveryState[] = ['DEAD', 'UNKNOWN', 'BOUNCED'];

export const toneOf = (state: DeliveryState): Tone => (LOST.includes(state) ? 'danger' : state === 'SENT' ? 'success' : 'neutral');
