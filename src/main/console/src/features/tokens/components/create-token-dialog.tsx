import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Checkboxes } from '@/components/checkboxes';
import { Dialog } from '@/components/dialog';
import { Field } from '@/components/field';
import { SecretOnce } from '@/components/secret-once';
import { useCreateToken } from '@/features/tokens/api/create-token';
import styles from '@/features/tokens/components/tokens.module.css';
import { SCOPES } from '@/features/tokens/scopes';
import { useProblemWords } from '@/lib/use-problem-words';

const DAYS = [7, 30, 90, 365];
const USUAL = 90;

export function CreateTokenDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const creating = useCreateToken();
  const token = creating.data?.token;
  const close = () => {
    creating.reset();
    onClose();
  };
  return (
    // Nobody closes a secret by mistake.
    <Dialog size="wide" title={t('token.new')} description={token ? undefined : t('token.newWords')} isOpen={isOpen} onClose={token || creating.isPending ? undefined : close}>
      {token ? <SecretOnce words={t('token.keep')} secret={token} onDone={close} /> : <TokenForm creating={creating} onCancel={close} />}
    </Dialog>
  );
}

function TokenForm({ creating, onCancel }: { creating: ReturnType<typeof useCreateToken>; onCancel: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Schemas['Scope'][]>([]);
  const [days, setDays] = useState(USUAL);
  const [lacksScopes, setLacksScopes] = useState(false);
  const failure = creating.error;
  const isAboutScopes = failure instanceof Problem && failure.field?.startsWith('scopes');
  const noScopes = lacksScopes && scopes.length === 0 ? t('token.chooseScopes') : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setLacksScopes(scopes.length === 0);
    if (scopes.length > 0) creating.mutate({ name: name.trim(), scopes, expires_in_days: days });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('token.name')} hint={t('token.nameHint')} error={failure && !isAboutScopes ? words(failure) : undefined}>
        {(control) => <input {...control} autoFocus data-autofocus autoComplete="off" maxLength={100} value={name} onChange={(it) => setName(it.target.value)} />}
      </Field>
      <Checkboxes
        legend={t('token.scopesLegend')}
        choices={SCOPES.map((value) => ({ value, label: t(`token.scope.${value.replace(':', '-')}` as 'token.scope.people-read') }))}
        chosen={scopes}
        onChange={setScopes}
        error={isAboutScopes ? words(failure) : noScopes}
      />
      <Field label={t('token.period')}>
        {(control) => (
          <select {...control} value={days} onChange={(it) => setDays(Number(it.target.value))}>
            {DAYS.map((it) => (
              <option key={it} value={it}>
                {t('token.days', { count: it })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <Button look="primary" type="submit" isBusy={creating.isPending}>
          {t('token.make')}
        </Button>
        <Button isBusy={creating.isPending} onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
