import { Menu, MenuButton, MenuItem, MenuProvider, MenuSeparator } from '@ariakit/react/menu';
import { Bookmark } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Field } from '@/components/field';
import menu from '@/components/menu.module.css';
import { useCreateSavedView } from '@/features/views/api/create-saved-view';
import { useDeleteSavedView } from '@/features/views/api/delete-saved-view';
import { type SavedView, useSavedViews } from '@/features/views/api/list-saved-views';
import styles from '@/features/views/components/view-menu.module.css';
import { useProblemWords } from '@/lib/use-problem-words';

type Filters = Schemas['WriteSavedView']['filters'];

interface Props {
  screen: Schemas['ViewedScreen'];
  filters: Filters;
  onChoose: (filters: Record<string, string>) => void;
}

/** Filters that somebody keeps under a name. */
export function ViewMenu({ screen, filters, onChoose }: Props) {
  const { t } = useTranslation();
  const { data: views = [] } = useSavedViews(screen);
  const removing = useDeleteSavedView();
  const [isNaming, setNaming] = useState(false);
  const current = views.find((it) => sameFilters(it.filters, filters));
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      <MenuProvider>
        <MenuButton render={<Button look="quiet" icon={<Bookmark aria-hidden="true" />} />}>{current?.name ?? t('view.all')}</MenuButton>
        <Menu gutter={4} portal className={menu.menu}>
          <MenuItem className={menu.item} onClick={() => onChoose({})}>
            {t('view.all')}
          </MenuItem>
          {views.map((it) => (
            <MenuItem key={it.id} className={menu.item} onClick={() => onChoose(it.filters)}>
              {it.name}
            </MenuItem>
          ))}
          <MenuSeparator className={menu.line} />
          <MenuItem className={menu.item} disabled={!isFiltered || current !== undefined} onClick={() => setNaming(true)}>
            {t('view.keep')}
          </MenuItem>
          {current && (
            <MenuItem className={menu.item} onClick={() => removing.mutate(current.id)}>
              {t('view.forget', { name: current.name })}
            </MenuItem>
          )}
        </Menu>
      </MenuProvider>
      <Dialog title={t('view.keep')} isOpen={isNaming} onClose={() => setNaming(false)}>
        <NameForm screen={screen} filters={filters} onDone={() => setNaming(false)} />
      </Dialog>
    </>
  );
}

function NameForm({ screen, filters, onDone }: Pick<Props, 'screen' | 'filters'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const creating = useCreateSavedView();
  const [name, setName] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    creating.mutate({ name, screen, filters }, { onSuccess: onDone });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('view.name')} error={creating.error ? words(creating.error) : undefined}>
        {(control) => <input {...control} autoFocus data-autofocus required maxLength={100} value={name} onChange={(it) => setName(it.target.value)} />}
      </Field>
      <Button look="primary" type="submit" isBusy={creating.isPending}>
        {t('common.save')}
      </Button>
    </form>
  );
}

function sameFilters(one: SavedView['filters'], other: Filters) {
  const parts = (it: object) => JSON.stringify(Object.entries(it).filter(([, value]) => value).sort());
  return parts(one) === parts(other);
}
