import { useTranslation } from 'react-i18next';

/** Why a conversation came to people: words for the reasons that are known, and the hub's own for any other. */
export function useReason() {
  const { t, i18n } = useTranslation();
  return (reason: string) => {
    const key = `handoff.reason.${reason}`;
    return i18n.exists(key) ? t(key as 'handoff.reason.other') : reason;
  };
}
