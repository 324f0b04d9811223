import { useTranslation } from 'react-i18next';
import { Facts } from '@/components/facts';
import type { Conversation } from '@/features/conversations/api/get-conversation';

/** What the customer said besides messages: before they began, and what they think of it. It proves nothing. */
export function CustomerSaid({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { form = [], rating } = conversation;
  if (form.length === 0 && !rating) return null;
  return (
    <Facts
      facts={[
        ...form.map((it): [string, string] => [it.label, it.value]),
        ...(rating ? [[t('conversation.rating'), scoreOf(rating)] as [string, string]] : []),
      ]}
    />
  );
}

function scoreOf({ score, comment }: NonNullable<Conversation['rating']>) {
  return [`${score} / 5`, comment].filter(Boolean).join(' · ');
}
