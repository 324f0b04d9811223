import { MessageSquareText, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { QueryState } from '@/components/query-state';
import { Removal } from '@/components/removal';
import { useDeleteCannedResponse } from '@/features/canned-responses/api/delete-canned-response';
import { type CannedResponse, useCannedResponses } from '@/features/canned-responses/api/list-canned-responses';
import { CannedResponseDialog } from '@/features/canned-responses/components/canned-response-dialog';

export function CannedResponseTable({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCannedResponses();
  const removing = useDeleteCannedResponse();
  const [edited, setEdited] = useState<CannedResponse | 'new'>();
  const [doomed, setDoomed] = useState<CannedResponse>();

  const actions = (it: CannedResponse) =>
    mayWrite && (
      <div className="row">
        <Button onClick={() => setEdited(it)}>{t('common.edit')}</Button>
        <Button look="quiet" onClick={() => setDoomed(it)}>
          {t('common.remove')}
        </Button>
      </div>
    );

  return (
    <Page
      title={t('nav.prepared')}
      tools={
        mayWrite && (
          <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setEdited('new')}>
            {t('canned.new')}
          </Button>
        )
      }
    >
      <QueryState items={data} error={error} onRetry={() => void refetch()} icon={<MessageSquareText aria-hidden="true" />} empty={t('canned.empty')}>
        {(responses) => (
          <DataTable
            label={t('nav.prepared')}
            rows={responses}
            keyOf={(it) => it.id}
            columns={[
              { name: t('canned.shortcut'), isHead: true, cell: (it) => it.shortcut },
              { name: t('canned.title'), cell: (it) => it.title },
              { name: t('canned.text'), cell: (it) => it.text },
              { name: t('canned.language'), cell: (it) => it.language },
              ...(mayWrite ? [{ name: t('common.actions'), cell: actions }] : []),
            ]}
          />
        )}
      </QueryState>
      <CannedResponseDialog edited={edited} onClose={() => setEdited(undefined)} />
      <Removal
        title={t('canned.removeTitle', { title: doomed?.title ?? '' })}
        words={t('canned.removeWords')}
        action={t('common.remove')}
        id={doomed?.id}
        removing={removing}
        onDone={() => setDoomed(undefined)}
      />
    </Page>
  );
}
