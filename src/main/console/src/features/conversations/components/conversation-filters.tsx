import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '@/components/search-field';
import { Select } from '@/components/select';
import type { ConversationFilter } from '@/features/conversations/api/list-conversations';
import styles from '@/features/conversations/components/conversation-filters.module.css';

const STATUSES = ['OPEN', 'ANSWERING', 'AWAITING_APPROVAL', 'WITH_AGENT', 'ANSWERED', 'RESOLVED'] as const;
const PAUSE = 250;

interface Props {
  filter: ConversationFilter;
  channels: string[];
  onChange: (change: Partial<Record<keyof ConversationFilter, string | undefined>>) => void;
}

export function ConversationFilters({ filter, channels, onChange }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState(filter.q ?? '');
  const [written, setWritten] = useState(filter.q);
  const [known, setKnown] = useState(filter.q);
  if (known !== filter.q) {
    setKnown(filter.q);
    // A saved view, or the way back: what the address says now is what is looked for.
    if (written !== filter.q) {
      setWritten(filter.q);
      setWords(filter.q ?? '');
    }
  }
  useEffect(() => {
    const wanted = words.trim() || undefined;
    if (wanted === written) return undefined;
    const timer = setTimeout(() => {
      setWritten(wanted);
      onChange({ q: wanted });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [words, written, onChange]);

  return (
    <search className={styles.filters}>
      <SearchField label={t('inbox.search')} value={words} onChange={setWords} />
      <Select label={t('inbox.status')} value={filter.status ?? ''} onChange={(status) => onChange({ status })}>
        <option value="">{t('inbox.anyStatus')}</option>
        {STATUSES.map((it) => (
          <option key={it} value={it}>
            {t(`status.${it}`)}
          </option>
        ))}
      </Select>
      <Select label={t('inbox.holder')} value={filter.holder ?? ''} onChange={(holder) => onChange({ holder })}>
        <option value="">{t('inbox.anybody')}</option>
        <option value="me">{t('inbox.me')}</option>
        <option value="nobody">{t('inbox.nobody')}</option>
      </Select>
      <Select label={t('inbox.channel')} value={filter.channel_id ?? ''} onChange={(id) => onChange({ channel_id: id })}>
        <option value="">{t('inbox.anyChannel')}</option>
        {channels.map((it) => (
          <option key={it}>{it}</option>
        ))}
      </Select>
    </search>
  );
}
