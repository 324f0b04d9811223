import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuItemCheck, MenuItemRadio, MenuProvider } from '@ariakit/react/menu';
import { Bell, ChevronsUpDown, LogOut, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from '@/components/menu.module.css';
import type { Session } from '@/features/session/api/get-session';
import { useSignOut } from '@/features/session/api/sign-out';
import { desktopNotices } from '@/lib/desktop-notices';
import { LANGUAGES, type Language, choose } from '@/lib/i18n';
import { usePreference } from '@/lib/preference';
import { type Theme, theme } from '@/lib/theme';

const THEMES: Theme[] = ['system', 'light', 'dark'];

export function UserMenu({ me }: { me: Session }) {
  const { t, i18n } = useTranslation();
  const shown = usePreference(theme);
  const notices = usePreference(desktopNotices.wanted);
  const signOut = useSignOut();
  const navigate = useNavigate();
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
        <MenuItem className={styles.item} onClick={() => void navigate('/security')}>
          <ShieldCheck size={16} aria-hidden="true" /> {t('security.title')}
        </MenuItem>
        <MenuItem className={styles.item} onClick={() => signOut.mutate()}>
          <LogOut size={16} aria-hidden="true" /> {t('settings.signOut')}
        </MenuItem>
      </Menu>
    </MenuProvider>
  );
}
