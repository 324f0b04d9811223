import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react/menu';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/components/menu.module.css';
import type { UserChange } from '@/features/users/api/change-user';
import type { User } from '@/features/users/api/list-users';

type Plain = Exclude<UserChange['type'], 'role'>;

interface Props {
  user: User;
  onChoose: (change: UserChange) => void;
  onTokens: () => void;
}

export function UserActions({ user, onChoose, onTokens }: Props) {
  const { t } = useTranslation();
  const actions: Plain[] =
    user.state === 'DEACTIVATED' ? ['activate'] : ['end-sessions', 'remove-second-factor', 'deactivate'];
  return (
    <MenuProvider>
      <MenuButton render={<Button look="quiet" aria-label={t('user.actionsFor', { name: user.name })} icon={<Ellipsis aria-hidden="true" />} />} />
      <Menu gutter={4} portal className={styles.menu}>
        <MenuItem className={styles.item} onClick={onTokens}>
          {t('token.title')}
        </MenuItem>
        {actions.map((it) => (
          <MenuItem key={it} className={styles.item} onClick={() => onChoose({ type: it })}>
            {t(`user.do.${it}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuProvider>
  );
}
