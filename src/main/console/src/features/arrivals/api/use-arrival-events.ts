import { useRenewal } from '@/live/use-renewal';

/** Keeps the list of what could not be understood as the hub has it. */
export function useArrivalEvents() {
  useRenewal(['arrivals'], ({ name }) => name === 'arrival-failed' || name === 'arrival-replayed');
}
