import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '@/components/state';

export function Component() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={<Compass aria-hidden="true" />} title={t('notFound.title')}>
      <Link to="/queue">{t('approval.backToQueue')}</Link>
    </EmptyState>
  );
}
