import { Keyboard, Languages, LogOut, ShieldCheck, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { screensFor } from '@/app/shell/screens';
import { Picker, type PickerItem } from '@/components/picker';
import type { Session } from '@/features/session/api/get-session';
import { useSignOut } from '@/features/session/api/sign-out';
import { LANGUAGES, type Language, choose } from '@/lib/i18n';
import { type Theme, theme } from '@/lib/theme';

interface Command extends PickerItem {
  run: () => void;
}

interface Props {
  me: Session;
  onClose: () => void;
  onKeys: () => void;
}

/** Everything by name. */
export default function Palette({ me, onClose, onKeys }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const signOut = useSignOut();

  const commands: Command[] = [
    ...screensFor(me.role).map(({ path, name, Icon }) => ({
      id: path,
      label: t(`nav.${name}`),
      hint: t('palette.screen'),
      icon: <Icon aria-hidden="true" />,
      run: () => void navigate(path),
    })),
    { id: '/security', label: t('security.title'), hint: t('palette.screen'), icon: <ShieldCheck aria-hidden="true" />, run: () => void navigate('/security') },
    ...(['system', 'light', 'dark'] as Theme[]).map((it) => ({
      id: it,
      label: t(`settings.${it}`),
      hint: t('settings.theme'),
      icon: <SunMoon aria-hidden="true" />,
      run: () => theme.set(it),
    })),
    ...(Object.keys(LANGUAGES) as Language[])
      .filter((it) => it !== i18n.language)
      .map((it) => ({
        id: it,
        label: LANGUAGES[it],
        hint: t('settings.language'),
        icon: <Languages aria-hidden="true" />,
        run: () => void choose(it),
      })),
    { id: 'keys', label: t('keys.title'), hint: '?', icon: <Keyboard aria-hidden="true" />, run: onKeys },
    { id: 'sign-out', label: t('settings.signOut'), icon: <LogOut aria-hidden="true" />, run: () => signOut.mutate() },
  ];

  return <Picker title={t('palette.title')} items={commands} isOpen onClose={onClose} onPick={(it) => it.run()} />;
}
