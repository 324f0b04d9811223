import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import styles from '@/app/desk/desk.module.css';
import { useNow } from '@/hooks/use-now';
import { useFormat } from '@/lib/use-format';

/** Who else looks at it, and who types. */
export function Present({ people }: { people: Schemas['Presence'][] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const there = people.filter((it) => Date.parse(it.until) > now);
  const nameOf = (it: Schemas['Presence']) => (it.customer ? t('conversation.author.CUSTOMER') : it.name);
  const names = (doing: Schemas['Presence']['doing']) => there.filter((it) => it.doing === doing).map(nameOf);
  const typing = names('typing');
  const noting = names('noting');
  const viewing = names('viewing');
  return (
    <span role="status" className={styles.present}>
      {typing.length > 0 && t('present.typing', { names: format.names(typing), count: typing.length })}{' '}
      {noting.length > 0 && t('present.noting', { names: format.names(noting), count: noting.length })}{' '}
      {viewing.length > 0 && t('present.viewing', { names: format.names(viewing), count: viewing.length })}
    </span>
  );
}
