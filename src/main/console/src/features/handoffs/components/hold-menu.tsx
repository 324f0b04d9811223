import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react/menu';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import styles from '@/components/menu.module.css';

interface Props {
  onTransfer: () => void;
  onReturn: () => void;
  onResolve: () => void;
}

/** What whoever has a conversation can do besides answering. */
export function HoldMenu({ onTransfer, onReturn, onResolve }: Props) {
  const { t } = useTranslation();
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton render={<Button aria-label={t('common.moreActions')} icon={<Ellipsis aria-hidden="true" />} />} />
      <Menu gutter={4} portal className={styles.menu}>
        <MenuItem className={styles.item} onClick={onTransfer}>
          {t('handoff.transfer')}
        </MenuItem>
        <MenuItem className={styles.item} onClick={onReturn}>
          {t('handoff.return')}
        </MenuItem>
        <MenuItem className={styles.item} onClick={onResolve}>
          {t('handoff.resolve')}
        </MenuItem>
      </Menu>
    </MenuProvider>
  );
}
