import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { PasswordSection } from '@/features/session/components/password-section';
import { SecondFactorSection } from '@/features/session/components/second-factor-section';
import { OwnTokens } from '@/features/tokens/components/own-tokens';
import { useTitle } from '@/hooks/use-title';

/** By what one gets in oneself. */
export function Component() {
  const { t } = useTranslation();
  useTitle(t('security.title'));
  return (
    <Page title={t('security.title')} isNarrow>
      <PasswordSection />
      <SecondFactorSection />
      <OwnTokens />
    </Page>
  );
}
