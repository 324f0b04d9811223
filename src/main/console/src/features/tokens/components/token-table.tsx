import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { QueryState } from '@/components/query-state';
import { Removal } from '@/components/removal';
import { RelativeTime } from '@/components/time';
import { type ApiToken, useTokens } from '@/features/tokens/api/list-tokens';
import { useRevokeToken } from '@/features/tokens/api/revoke-token';
import { useNow } from '@/hooks/use-now';

/** By what somebody's programs get in. @param userId whose; undefined for one's own */
export function TokenTable({ userId }: { userId?: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const { items, error, refetch, more } = useTokens(userId);
  const revoking = useRevokeToken(userId);
  const [doomed, setDoomed] = useState<ApiToken>();
  const isOver = (it: ApiToken) => Date.parse(it.expires_at) < now;
  return (
    <>
      <QueryState items={items} error={error} onRetry={refetch} icon={<KeyRound aria-hidden="true" />} empty={t('token.empty')}>
        {(tokens) => (
          <DataTable
            label={t('token.title')}
            rows={tokens}
            keyOf={(it) => it.id}
            onMore={more}
            columns={[
              { name: t('token.name'), isHead: true, cell: (it) => it.name },
              { name: t('token.scopes'), cell: (it) => it.scopes.join(', ') },
              { name: t('token.lastUsed'), cell: (it) => (it.last_used_at ? <RelativeTime at={it.last_used_at} /> : t('token.never')) },
              { name: t('token.ends'), cell: (it) => (isOver(it) ? <Badge>{t('token.over')}</Badge> : <RelativeTime at={it.expires_at} />) },
              { name: t('common.actions'), cell: (it) => <Button onClick={() => setDoomed(it)}>{t('token.revoke')}</Button> },
            ]}
          />
        )}
      </QueryState>
      <Removal
        title={t('token.revokeTitle', { name: doomed?.name ?? '' })}
        words={t('token.revokeWords')}
        action={t('token.revoke')}
        id={doomed?.id}
        removing={revoking}
        onDone={() => setDoomed(undefined)}
      />
    </>
  );
}
