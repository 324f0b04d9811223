import { useQuery } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type EscalationReport = Schemas['EscalationReport'];
export type Figures = Schemas['EscalationFigures'];

const DAY = 86_400_000;
const RENEWED_EVERY = 60_000;

/** @param days how far it looks back */
export function useEscalationReport(days: number) {
  return useQuery({
    queryKey: ['escalation-report', days],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - days * DAY).toISOString();
      return answerOf(api.GET('/analytics/escalations', { params: { query: { from } }, signal }));
    },
    refetchInterval: RENEWED_EVERY,
  });
}
