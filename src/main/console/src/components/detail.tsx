import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from '@/components/detail.module.css';

interface Props {
  title: ReactNode;
  meta?: ReactNode;
  backTo: string;
  tools?: ReactNode;
  /** Stays in sight below the content. */
  footer?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** The chosen thing: a head, what is to read, what belongs to it at the side, and what can be done at the bottom. */
export function Detail({ title, meta, backTo, tools, footer, aside, children }: Props) {
  const { t } = useTranslation();
  return (
    <article className={styles.detail}>
      <header className={styles.header}>
        <Link to={backTo} className={styles.back} aria-label={t('common.back')}>
          <ArrowLeft aria-hidden="true" />
        </Link>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {meta && <div className={styles.meta}>{meta}</div>}
        </div>
        {tools && <div className={styles.tools}>{tools}</div>}
      </header>
      <div className={styles.scroller} role="region" aria-label={t('common.content')} tabIndex={0}>
        <div className={styles.body}>
          <div className={styles.main}>{children}</div>
          {aside && <aside className={styles.aside}>{aside}</aside>}
        </div>
      </div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </article>
  );
}
