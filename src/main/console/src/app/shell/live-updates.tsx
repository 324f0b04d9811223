import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { renew } from '@/api/renew';
import { useApprovalEvents } from '@/features/approvals/api/use-approval-events';
import { useArrivalEvents } from '@/features/arrivals/api/use-arrival-events';
import { useChannelEvents } from '@/features/channels/api/use-channel-events';
import { useConversationEvents } from '@/features/conversations/api/use-conversation-events';
import { useDeliveryEvents } from '@/features/deliveries/api/use-delivery-events';
import { useHandoffEvents } from '@/features/handoffs/api/use-handoff-events';
import { sessionQuery } from '@/features/session/api/get-session';
import { live } from '@/live/live';
import { useTold } from '@/live/use-live';

const BLINK = 1_500;

/** Follows the hub for as long as somebody is at the desk, and keeps what is known as the hub has it. */
export function LiveUpdates() {
  const queries = useQueryClient();
  useEffect(() => {
    live.start();
    return live.stop;
  }, []);

  useTold((it) => {
    if (it.type !== 'missed') return;
    renew(queries, { predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
  });
  useApprovalEvents();
  useConversationEvents();
  useHandoffEvents();
  useDeliveryEvents();
  useArrivalEvents();
  useChannelEvents();
  return null;
}

/** Whether the connection is away for longer than a blink. */
export function useIsAway(isConnected: boolean) {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAway(!isConnected), isConnected ? 0 : BLINK);
    return () => clearTimeout(timer);
  }, [isConnected]);
  return isAway;
}
