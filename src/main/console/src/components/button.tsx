import type { ComponentProps, ReactNode } from 'react';
import styles from '@/components/button.module.css';

interface Props extends ComponentProps<'button'> {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  /** The key that does the same. */
  shortcut?: string;
  isBusy?: boolean;
  icon?: ReactNode;
}

/** While busy it keeps its place, its focus and its words, and does nothing. */
export function Button({ look = 'plain', shortcut, isBusy, icon, children, className, onClick, ...props }: Props) {
  return (
    <button
      type="button"
      {...props}
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
      aria-disabled={isBusy || props['aria-disabled']}
      aria-keyshortcuts={shortcut}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children && <span className={styles.words}>{children}</span>}
      {shortcut && <kbd aria-hidden="true">{shortcut.toUpperCase()}</kbd>}
    </button>
  );
}
