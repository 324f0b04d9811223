import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import styles from '@/app/shell/key-map.module.css';
import { singleKeys } from '@/hooks/use-keys';
import { usePreference } from '@/lib/preference';

const KEYS = {
  everywhere: [
    ['Ctrl K', 'palette'],
    ['/', 'search'],
    ['?', 'help'],
    ['Esc', 'close'],
  ],
  lists: [
    ['J', 'next'],
    ['K', 'previous'],
    ['X', 'choose'],
  ],
  drafts: [
    ['C', 'claim'],
    ['A', 'approve'],
    ['E', 'edit'],
    ['R', 'reject'],
    ['H', 'handOff'],
    ['Ctrl Enter', 'send'],
  ],
} as const;

export default function KeyMap({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const isOn = usePreference(singleKeys);
  return (
    <Dialog title={t('keys.title')} isOpen onClose={onClose}>
      {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((group) => (
        <section key={group} className={styles.group}>
          <h2>{t(`keys.${group}`)}</h2>
          <dl>
            {KEYS[group].map(([key, name]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`keys.does.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className={styles.setting}>
        <input type="checkbox" checked={isOn} onChange={(event) => singleKeys.set(event.target.checked)} />
        {t('keys.single')}
      </label>
    </Dialog>
  );
}
