import { Command, Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Connection } from '@/app/shell/connection';
import styles from '@/app/shell/nav.module.css';
import { screensFor } from '@/app/shell/screens';
import { UserMenu } from '@/app/shell/user-menu';
import { Button } from '@/components/button';
import { useMe } from '@/features/session/api/get-session';

interface Props {
  /** Of escalations. */
  unread: number;
  /** Beside the name. */
  bell?: ReactNode;
  onSearch: () => void;
  onHelp: () => void;
}

export function Nav({ unread, bell, onSearch, onHelp }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <div className={styles.head}>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" /> Serai
        </p>
        {bell}
      </div>
      <ul className={styles.screens}>
        {screensFor(me.role).map(({ path, name, Icon }) => (
          <li key={path}>
            <NavLink to={path} className={styles.screen}>
              <Icon aria-hidden="true" />
              {t(`nav.${name}`)}
              {name === 'escalations' && unread > 0 && (
                <span className={styles.unread}>
                  <span className="visually-hidden">{t('nav.unread')} </span>
                  {unread}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
      <Connection />
      <div className={styles.tools}>
        <Button look="quiet" icon={<Command aria-hidden="true" />} onClick={onSearch}>
          {t('palette.title')}
        </Button>
        <Button look="quiet" aria-label={t('keys.title')} icon={<Keyboard aria-hidden="true" />} onClick={onHelp} />
      </div>
      <UserMenu me={me} />
    </nav>
  );
}
