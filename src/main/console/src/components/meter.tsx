import type { ComponentProps } from 'react';
import styles from '@/components/meter.module.css';

/** How much of a whole, from 0 to `max`. */
export function Meter(props: ComponentProps<'meter'>) {
  return <meter {...props} min={0} className={styles.meter} />;
}
