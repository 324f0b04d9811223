import type { ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingRows } from '@/components/state';

interface Props<T> {
  items: T[] | undefined;
  error: unknown;
  onRetry: () => void;
  icon: ReactNode;
  empty: string;
  children: (items: T[]) => ReactNode;
}

/** Loading, failed, empty, or there. */
export function QueryState<T>({ items, error, onRetry, icon, empty, children }: Props<T>) {
  if (!items) return error ? <ErrorState failure={error} onRetry={onRetry} /> : <LoadingRows />;
  return items.length === 0 ? <EmptyState icon={icon} title={empty} /> : children(items);
}
