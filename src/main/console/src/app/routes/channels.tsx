import { useTranslation } from 'react-i18next';
import { isAtLeast } from '@/app/shell/screens';
import { Page } from '@/components/page';
import { ArrivalTable } from '@/features/arrivals/components/arrival-table';
import { ChannelTable } from '@/features/channels/components/channel-table';
import { DeliveryTable } from '@/features/deliveries/components/delivery-table';
import { useMe } from '@/features/session/api/get-session';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const isSupervisor = isAtLeast(me.role, 'SUPERVISOR');
  useTitle(t('nav.channels'));
  return (
    <Page title={t('nav.channels')}>
      <ChannelTable />
      <DeliveryTable mayReplay={isSupervisor} />
      {isSupervisor && <ArrivalTable />}
    </Page>
  );
}
