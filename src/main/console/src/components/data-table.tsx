import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/components/data-table.module.css';

export interface Column<T> {
  name: string;
  cell: (row: T) => ReactNode;
  /** Names the row. */
  isHead?: boolean;
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string | number;
  onMore?: () => void;
}

/** A table; on narrow screens each row is a card. */
export function DataTable<T>({ label, columns, rows, keyOf, onMore }: Props<T>) {
  const { t } = useTranslation();
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((it) => (
              <th key={it.name} scope="col">
                {it.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, cell, isHead }) =>
                isHead ? (
                  <th key={name} scope="row" data-label={name}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} data-label={name}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {onMore && <Button onClick={onMore}>{t('common.more')}</Button>}
    </div>
  );
}
