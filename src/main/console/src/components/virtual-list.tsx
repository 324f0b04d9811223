import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/components/virtual-list.module.css';
import { useSteadyList } from '@/hooks/use-steady-list';
import type { Row } from '@/lib/steady';

interface Props<T> {
  label: string;
  items: T[] | undefined;
  estimate: number;
  chosen?: string;
  hasMore: boolean;
  onMore: () => void;
  children: (row: Row<T>) => ReactNode;
}

/** Of thousands of rows only those in sight are there. Rows do not move under the pointer. */
export function VirtualList<T extends { id: string }>({ label, items, estimate, chosen, hasMore, onMore, children }: Props<T>) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, waiting, release, hold } = useSteadyList(items);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => rows[index]?.item.id ?? index,
    overscan: 6,
  });
  const shown = virtual.getVirtualItems();
  const isAtEnd = (shown.at(-1)?.index ?? -1) >= rows.length - 10;
  useEffect(() => {
    if (isAtEnd && hasMore) onMore();
  }, [isAtEnd, hasMore, onMore]);

  const chosenAt = rows.findIndex((it) => it.item.id === chosen);
  useEffect(() => {
    if (chosenAt >= 0) virtual.scrollToIndex(chosenAt, { align: 'auto' });
    // Only when another one is chosen: not when rows come and go.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen]);

  return (
    <div className={styles.list} {...hold}>
      {waiting > 0 && (
        <Button className={styles.waiting} onClick={release}>
          {t('common.newItems', { count: waiting })}
        </Button>
      )}
      <div ref={scroller} className={styles.scroller} tabIndex={-1}>
        <ul aria-label={label} className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ key, index, start }) => (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {children(rows[index] as Row<T>)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
