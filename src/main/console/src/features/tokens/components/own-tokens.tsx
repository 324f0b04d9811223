import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Section } from '@/components/section';
import { CreateTokenDialog } from '@/features/tokens/components/create-token-dialog';
import { TokenTable } from '@/features/tokens/components/token-table';

export function OwnTokens() {
  const { t } = useTranslation();
  const [isCreating, setCreating] = useState(false);
  return (
    <Section
      title={t('token.title')}
      aside={
        <Button icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
          {t('token.new')}
        </Button>
      }
    >
      <p>{t('token.words')}</p>
      <TokenTable />
      <CreateTokenDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Section>
  );
}
