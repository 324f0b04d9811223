import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { useNow } from '@/hooks/use-now';
import { useFormat } from '@/lib/use-format';

const SOON = 3 * 60_000;

export function DueTime({ at }: { at: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const left = Date.parse(at) - now;
  const tone = left < 0 ? 'danger' : left < SOON ? 'warning' : 'neutral';
  return (
    <Badge tone={tone}>
      <Clock size={12} aria-hidden="true" />
      <time dateTime={at} title={format.dateTime(at)}>
        {t(left < 0 ? 'queue.overdue' : 'queue.due', { when: format.relative(at, now) })}
      </time>
    </Badge>
  );
}
