import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import { TokenTable } from '@/features/tokens/components/token-table';

interface Props {
  /** Whose; undefined while none is looked at. */
  user?: { id: string; name: string };
  onClose: () => void;
}

export function UsersTokensDialog({ user, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog size="wide" title={t('token.of', { name: user?.name ?? '' })} isOpen={user !== undefined} onClose={onClose}>
      {user && <TokenTable key={user.id} userId={user.id} />}
    </Dialog>
  );
}
