import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesUpTo } from '@/app/shell/screens';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { useMe } from '@/features/session/api/get-session';
import { UsersTokensDialog } from '@/features/tokens/components/users-tokens-dialog';
import type { User } from '@/features/users/api/list-users';
import { InviteDialog } from '@/features/users/components/invite-dialog';
import { UserTable } from '@/features/users/components/user-table';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const roles = rolesUpTo(me.role);
  const [isInviting, setInviting] = useState(false);
  const [owner, setOwner] = useState<User>();
  useTitle(t('nav.users'));
  return (
    <Page
      title={t('nav.users')}
      tools={
        <Button look="primary" icon={<UserPlus aria-hidden="true" />} onClick={() => setInviting(true)}>
          {t('invite.title')}
        </Button>
      }
    >
      <UserTable accountId={me.account_id} roles={roles} onTokens={setOwner} />
      <UsersTokensDialog user={owner} onClose={() => setOwner(undefined)} />
      <InviteDialog roles={roles} isOpen={isInviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
