import { useNow } from '@/hooks/use-now';
import { useFormat } from '@/lib/use-format';

/** How long ago, or in how long; exactly on hovering. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at, now)}
    </time>
  );
}
