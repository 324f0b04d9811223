import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Badge, type Tone } from '@/components/badge';

type Status = Schemas['ConversationStatus'];

const TONES: Record<Status, Tone> = {
  OPEN: 'neutral',
  ANSWERING: 'neutral',
  AWAITING_APPROVAL: 'warning',
  WITH_AGENT: 'accent',
  ANSWERED: 'success',
  RESOLVED: 'success',
};

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
