import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '@/components/queue-filters.module.css';
import { Select } from '@/components/select';

export interface QueueFilter {
  holder?: string;
  channel_id?: string;
}

interface Props {
  filter: QueueFilter;
  channels: string[];
  onChange: (change: QueueFilter) => void;
  /** What else narrows this list down. */
  children?: ReactNode;
}

/** Narrows a list of what waits for people. */
export function QueueFilters({ filter, channels, onChange, children }: Props) {
  const { t } = useTranslation();
  return (
    <search className={styles.filters}>
      <Select label={t('inbox.holder')} value={filter.holder ?? ''} onChange={(holder) => onChange({ holder })}>
        <option value="">{t('inbox.anybody')}</option>
        <option value="me">{t('inbox.me')}</option>
        <option value="nobody">{t('inbox.nobody')}</option>
      </Select>
      <Select label={t('inbox.channel')} value={filter.channel_id ?? ''} onChange={(channel_id) => onChange({ channel_id })}>
        <option value="">{t('inbox.anyChannel')}</option>
        {channels.map((it) => (
          <option key={it}>{it}</option>
        ))}
      </Select>
      {children}
    </search>
  );
}
