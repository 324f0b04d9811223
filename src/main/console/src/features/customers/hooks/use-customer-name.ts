import { useTranslation } from 'react-i18next';
import type { Customer } from '@/features/customers/api/get-customer';

/** What to call a customer: their name, else an address that says something. */
export function useCustomerName() {
  const { t } = useTranslation();
  return (customer: Customer) =>
    customer.display_name ?? customer.addresses.find((it) => it.kind !== 'webchat')?.address ?? t('customer.unnamed');
}
