import { Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { QueryState } from '@/components/query-state';
import { RelativeTime } from '@/components/time';
import { type Channel, useChannels } from '@/features/channels/api/list-channels';

const TONES: Record<Channel['state'], Tone> = { UP: 'success', DOWN: 'danger', MISCONFIGURED: 'danger', DISABLED: 'neutral' };

export function ChannelTable() {
  const { t } = useTranslation();
  const { data, error, refetch } = useChannels({ live: true });
  return (
    <QueryState items={data} error={error} onRetry={() => void refetch()} icon={<Radio aria-hidden="true" />} empty={t('channel.empty')}>
      {(channels) => (
        <DataTable
          label={t('nav.channels')}
          rows={channels}
          keyOf={(it) => it.id}
          columns={[
            { name: t('channel.name'), isHead: true, cell: (it) => it.id },
            { name: t('channel.kind'), cell: (it) => it.kind },
            { name: t('channel.mode'), cell: (it) => it.mode },
            { name: t('channel.state'), cell: (it) => <Badge tone={TONES[it.state]}>{t(`channel.states.${it.state}`)}</Badge> },
            { name: t('channel.since'), cell: (it) => <RelativeTime at={it.since} /> },
            { name: t('channel.detail'), cell: (it) => it.mistake ?? it.detail },
          ]}
        />
      )}
    </QueryState>
  );
}
