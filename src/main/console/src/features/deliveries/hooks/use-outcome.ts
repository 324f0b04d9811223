import { useTranslation } from 'react-i18next';

/** What became of an attempt: words for the outcomes that are known, and the hub's own for any other. */
export function useOutcome() {
  const { t, i18n } = useTranslation();
  return (outcome: string) => {
    const key = `delivery.outcome.${outcome}`;
    return i18n.exists(key) ? t(key as 'delivery.outcome.SENT') : outcome;
  };
}
