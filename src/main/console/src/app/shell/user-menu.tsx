import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuItemCheck, MenuItemRadio, MenuProvider } from '@ariakit/react/menu';
import { Bell, ChevronsUpDown, KeyRound, LogOut, ShieldCheck } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import styles from '@/components/menu.module.css';
import type { Session } from '@/features/session/api/get-session';
import { useSignOut } from '@/features/session/api/sign-out';
import { ChangePasswordForm } from '@/features/session/components/change-password-form';
import { desktopNotices } from '@/lib/desktop-notices';
import { LANGUAGES, type Language, choose } from '@/lib/i18n';
import { usePreference } from '@/lib/preference';
import { type Theme, theme } from '@/lib/theme';

const SecondFactorDialog = lazy(() => import('@/features/session/components/second-factor-dialog'));

const THEMES: Theme[] = ['system', 'light', 'dark'];

export function UserMenu({ me }: { me: Session }) {
  const { t, i18n } = useTranslation();
  const shown = usePreference(theme);
  const notices = usePreference(desktopNotices.wanted);
  const signOut = useSignOut();
  const [isChanging, setChanging] = useState(false);
  const [isSecuring, setSecuring] = useState(false);
  return (
    <MenuProvider
      values={{ theme: shown, language: i18n.language }}
      setValues={(values) => {
        if (values.theme !== shown) theme.set(values.theme as Theme);
        if (values.language !== i18n.language) void choose(values.language as Language);
      }}
    >
      <MenuButton className={styles.person}>
        <span className={styles.name}>
          <strong>{me.name}</strong>
          <span>{t(`role.${me.role}`)}</span>
        </span>
        <ChevronsUpDown size={16} aria-hidden="true" />
      </MenuButton>
      <Menu gutter={4} className={styles.menu}>
        <MenuGroup>
          <MenuGroupLabel className={styles.group}>{t('settings.theme')}</MenuGroupLabel>
          {THEMES.map((it) => (
            <MenuItemRadio key={it} name="theme" value={it} className={styles.item}>
              <MenuItemCheck /> {t(`settings.${it}`)}
            </MenuItemRadio>
          ))}
        </MenuGroup>
        <MenuGroup>
          <MenuGroupLabel className={styles.group}>{t('settings.language')}</MenuGroupLabel>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <MenuItemRadio key={code} name="language" value={code} lang={code} className={styles.item}>
              <MenuItemCheck /> {name}
            </MenuItemRadio>
          ))}
        </MenuGroup>
        {desktopNotices.isSupported() && (
          <MenuItem className={styles.item} onClick={() => (notices ? desktopNotices.wanted.set(false) : void desktopNotices.ask())}>
            <Bell size={16} aria-hidden="true" /> {t(notices ? 'settings.noticesOff' : 'settings.noticesOn')}
          </MenuItem>
        )}
        <MenuItem className={styles.item} onClick={() => setChanging(true)}>
          <KeyRound size={16} aria-hidden="true" /> {t('password.submit')}
        </MenuItem>
        <MenuItem className={styles.item} onClick={() => setSecuring(true)}>
          <ShieldCheck size={16} aria-hidden="true" /> {t('secondFactor.title')}
        </MenuItem>
        <MenuItem className={styles.item} onClick={() => signOut.mutate()}>
          <LogOut size={16} aria-hidden="true" /> {t('settings.signOut')}
        </MenuItem>
      </Menu>
      <Dialog title={t('password.submit')} isOpen={isChanging} onClose={() => setChanging(false)}>
        <ChangePasswordForm onDone={() => setChanging(false)} />
      </Dialog>
      <Suspense>{isSecuring && <SecondFactorDialog hasOne={me.second_factor} onClose={() => setSecuring(false)} />}</Suspense>
    </MenuProvider>
  );
}
