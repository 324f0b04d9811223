import { useTranslation } from 'react-i18next';
import { isAtLeast } from '@/app/shell/screens';
import { CannedResponseTable } from '@/features/canned-responses/components/canned-response-table';
import { useMe } from '@/features/session/api/get-session';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t('nav.prepared'));
  return <CannedResponseTable mayWrite={isAtLeast(me.role, 'SUPERVISOR')} />;
}
