import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import styles from '@/components/row-link.module.css';

interface Props {
  to: string;
  isGone?: boolean;
  isUnread?: boolean;
  children: ReactNode;
}

/** One row of a list, which opens what it stands for. */
export function RowLink({ to, isGone, isUnread, children }: Props) {
  return (
    <NavLink to={to} className={styles.row} data-gone={isGone || undefined} data-unread={isUnread || undefined}>
      {children}
    </NavLink>
  );
}

export const rowParts = {
  title: styles.title,
  text: styles.text,
  meta: styles.meta,
} as Record<'title' | 'text' | 'meta', string>;
