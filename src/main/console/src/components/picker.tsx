import { Combobox, ComboboxItem, ComboboxList, ComboboxProvider } from '@ariakit/react/combobox';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import styles from '@/components/picker.module.css';

export interface PickerItem {
  id: string;
  label: string;
  /** Shown beside it, and found by. */
  hint?: string;
  icon?: ReactNode;
}

interface Props<T extends PickerItem> {
  title: string;
  items: T[];
  isOpen: boolean;
  onClose: () => void;
  onPick: (item: T) => void;
}

/** Something out of many, by typing a few letters of it. */
export function Picker<T extends PickerItem>({ title, items, isOpen, onClose, onPick }: Props<T>) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} size="picker">
      <Choice
        title={title}
        items={items}
        onPick={(item) => {
          onClose();
          onPick(item);
        }}
      />
    </Dialog>
  );
}

function Choice<T extends PickerItem>({ title, items, onPick }: Pick<Props<T>, 'title' | 'items' | 'onPick'>) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = useMemo(() => items.filter((it) => matches(it, words)).slice(0, 100), [items, words]);
  return (
    <ComboboxProvider open setValue={setWords} focusLoop={false}>
      <Combobox autoSelect="always" autoFocus aria-label={title} placeholder={t('common.search')} className={styles.search} />
      <ComboboxList alwaysVisible className={styles.list} aria-label={title}>
        {found.map((it) => (
          <ComboboxItem key={it.id} value={it.id} setValueOnClick={false} hideOnClick={false} focusOnHover className={styles.item} onClick={() => onPick(it)}>
            {it.icon}
            <span className={styles.label}>{it.label}</span>
            {it.hint && <span className={styles.hint}>{it.hint}</span>}
          </ComboboxItem>
        ))}
      </ComboboxList>
      {found.length === 0 && <p className={styles.none}>{t('common.nothingFound')}</p>}
    </ComboboxProvider>
  );
}

function matches({ label, hint = '' }: PickerItem, words: string) {
  const text = `${label} ${hint}`.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
