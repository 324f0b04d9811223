import { Menu } from 'lucide-react';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { Bell } from '@/app/shell/bell';
import { LiveUpdates } from '@/app/shell/live-updates';
import { Nav } from '@/app/shell/nav';
import styles from '@/app/shell/shell.module.css';
import { useNotices } from '@/app/shell/use-notices';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { useMe } from '@/features/session/api/get-session';
import { ExpiryWarning } from '@/features/session/components/expiry-warning';
import { SignInAgain } from '@/features/session/components/sign-in-again';
import { useCommandKey, useKeys } from '@/hooks/use-keys';

const Palette = lazy(() => import('@/app/shell/palette'));
const KeyMap = lazy(() => import('@/app/shell/key-map'));

/** What narrows down the list that is in sight. */
function focusSearch() {
  const fields = document.querySelectorAll<HTMLElement>('#screen input[type=search], #screen search :is(input, select)');
  [...fields].find((it) => it.checkVisibility())?.focus();
}

/** What is around every screen. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const unread = useNotices(me);
  const [openedAt, setOpenedAt] = useState<string>();
  const [over, setOver] = useState<'palette' | 'keys'>();
  useKeys({ '?': () => setOver('keys'), '/': focusSearch });
  useCommandKey('k', () => setOver('palette'));
  const nav = (bell?: ReactNode) => (
    <Nav unread={unread.handoffs.length} bell={bell} onSearch={() => setOver('palette')} onHelp={() => setOver('keys')} />
  );
  return (
    <div className={styles.shell}>
      <a href="#screen" className={styles.skip}>
        {t('nav.skip')}
      </a>
      <LiveUpdates />
      <div className={styles.rail}>{nav(<Bell unread={unread} />)}</div>
      <header className={styles.bar}>
        <Button look="quiet" aria-label={t('nav.menu')} icon={<Menu aria-hidden="true" />} onClick={() => setOpenedAt(pathname)} />
        <span className={styles.brand}>Serai</span>
        <Bell unread={unread} />
      </header>
      <Dialog size="drawer" title="Serai" isOpen={openedAt === pathname} onClose={() => setOpenedAt(undefined)}>
        {nav()}
      </Dialog>
      <main id="screen" className={styles.screen} tabIndex={-1}>
        <ExpiryWarning />
        <Outlet />
      </main>
      <Suspense>
        {over === 'palette' && <Palette onClose={() => setOver(undefined)} me={me} onKeys={() => setOver('keys')} />}
        {over === 'keys' && <KeyMap onClose={() => setOver(undefined)} />}
      </Suspense>
      <SignInAgain email={me.email} />
    </div>
  );
}
