import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider, MenuSeparator } from '@ariakit/react/menu';
import { Bell as BellIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from '@/app/shell/bell.module.css';
import type { Unread } from '@/app/shell/use-notices';
import { Button } from '@/components/button';
import menu from '@/components/menu.module.css';
import { RelativeTime } from '@/components/time';
import { useReason } from '@/hooks/use-reason';
import { useFormat } from '@/lib/use-format';

const NEWEST = 8;

/** How many escalations one has not seen yet, and the newest of them. */
export function Bell({ unread: { handoffs, isMore } }: { unread: Unread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reason = useReason();
  const navigate = useNavigate();
  const count = handoffs.length;
  const shown = `${format.number(count)}${isMore ? '+' : ''}`;
  return (
    <MenuProvider placement="bottom-start">
      <MenuButton
        render={
          <Button
            look="quiet"
            className={styles.bell}
            aria-label={t('bell.label', { count, shown })}
            icon={
              <>
                <BellIcon aria-hidden="true" />
                {count > 0 && <span className={styles.count}>{shown}</span>}
              </>
            }
          />
        }
      />
      <Menu gutter={4} portal className={`${menu.menu} ${styles.menu}`}>
        <MenuGroup>
          <MenuGroupLabel className={menu.group}>{t(count > 0 ? 'bell.newest' : 'bell.none')}</MenuGroupLabel>
          {handoffs.slice(0, NEWEST).map((it) => (
            <MenuItem key={it.id} className={`${menu.item} ${styles.item}`} onClick={() => void navigate(`/escalations/${it.id}`)}>
              <strong>{it.customer.name ?? t('customer.unnamed')}</strong>
              <RelativeTime at={it.created_at} />
              <span>{it.summary ?? reason(it.reason)}</span>
            </MenuItem>
          ))}
        </MenuGroup>
        <MenuSeparator className={menu.line} />
        <MenuItem className={menu.item} onClick={() => void navigate('/escalations')}>
          {t('bell.all')}
        </MenuItem>
      </Menu>
    </MenuProvider>
  );
}
