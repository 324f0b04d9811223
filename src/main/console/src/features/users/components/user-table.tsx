import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Badge, type Tone } from '@/components/badge';
import { Confirm } from '@/components/confirm';
import { DataTable } from '@/components/data-table';
import { QueryState } from '@/components/query-state';
import { Select } from '@/components/select';
import { RelativeTime } from '@/components/time';
import { type UserChange, useChangeUser } from '@/features/users/api/change-user';
import { type User, useUsers } from '@/features/users/api/list-users';
import { UserActions } from '@/features/users/components/user-actions';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

type Role = Schemas['Role'];

const TONES: Record<User['state'], Tone> = { ACTIVE: 'success', INVITED: 'warning', DEACTIVATED: 'neutral' };

interface Props {
  accountId: string;
  /** Those that this person may give and take. */
  roles: Role[];
  onTokens: (user: User) => void;
}

export function UserTable({ accountId, roles, onTokens }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { items, error, refetch, more } = useUsers();
  const changing = useChangeUser();
  const [asked, setAsked] = useState<{ user: User; change: UserChange }>();

  const mayChange = (it: User) => it.id !== accountId && roles.includes(it.role);

  function confirm() {
    if (!asked) return;
    changing.mutate(
      { id: asked.user.id, change: asked.change },
      {
        onSuccess: () => toasts.show({ tone: 'done', text: t('user.changed', { name: asked.user.name }) }),
        onError: (failure) => toasts.show({ tone: 'trouble', text: words(failure) }),
        onSettled: () => setAsked(undefined),
      },
    );
  }

  const role = (it: User) =>
    mayChange(it) ? (
      <Select label={t('user.roleOf', { name: it.name })} value={it.role} onChange={(next) => setAsked({ user: it, change: { type: 'role', role: next as Role } })}>
        {roles.map((name) => (
          <option key={name} value={name}>
            {t(`role.${name}`)}
          </option>
        ))}
      </Select>
    ) : (
      t(`role.${it.role}`)
    );

  return (
    <>
      <QueryState items={items} error={error} onRetry={refetch} icon={<Users aria-hidden="true" />} empty={t('user.empty')}>
        {(users) => (
          <DataTable
            label={t('nav.users')}
            rows={users}
            keyOf={(it) => it.id}
            onMore={more}
            columns={[
              { name: t('user.name'), isHead: true, cell: (it) => it.name },
              { name: t('user.email'), cell: (it) => it.email },
              { name: t('user.role'), cell: role },
              { name: t('user.state'), cell: (it) => <Badge tone={TONES[it.state]}>{t(`user.states.${it.state}`)}</Badge> },
              { name: t('user.since'), cell: (it) => <RelativeTime at={it.created_at} /> },
              { name: t('common.actions'), cell: (it) => mayChange(it) && <UserActions user={it} onTokens={() => onTokens(it)} onChoose={(change) => setAsked({ user: it, change })} /> },
            ]}
          />
        )}
      </QueryState>
      <Confirm
        title={asked ? t(`user.ask.${asked.change.type}`, { name: asked.user.name }) : ''}
        words={asked ? t(`user.askWords.${asked.change.type}`) : ''}
        action={asked ? t(`user.do.${asked.change.type}`) : ''}
        isOpen={asked !== undefined}
        isBusy={changing.isPending}
        onClose={() => setAsked(undefined)}
        onConfirm={confirm}
      />
    </>
  );
}
