import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type FoundCustomer = Schemas['NamedCustomer'] & { channelId: string; activeAt: string };

/** Customers by their name, an address, or what they wrote: those of the conversations in which that is found. */
export function useFoundCustomers(words: string, exceptId: string) {
  return useQuery({
    queryKey: ['customers', 'found', words, exceptId],
    queryFn: async ({ signal }) => {
      const page = await answerOf(api.GET('/conversations', { params: { query: { q: words, limit: 50 } }, signal }));
      return customersOf(page.items, exceptId);
    },
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
}

function customersOf(conversations: Schemas['ConversationSummary'][], exceptId: string): FoundCustomer[] {
  const found = new Map<string, FoundCustomer>();
  for (const { customer, channel_id: channelId, active_at: activeAt } of conversations) {
    if (customer.id !== exceptId && !found.has(customer.id)) found.set(customer.id, { ...customer, channelId, activeAt });
  }
  return [...found.values()].slice(0, 10);
}
