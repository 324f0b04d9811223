import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '@/components/section';
import { Thread } from '@/features/conversations/components/thread';

/** What was written before, beside what is to be decided. */
export function History({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('conversation.history')} aside={<Link to={`/inbox/${conversationId}`}>{t('delivery.open')}</Link>}>
      <Thread conversationId={conversationId} />
    </Section>
  );
}
