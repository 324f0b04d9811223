import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Checkboxes } from '@/components/checkboxes';
import { Dialog } from '@/components/dialog';
import { Field } from '@/components/field';
import { SecretOnce } from '@/components/secret-once';
import type { Webhook } from '@/features/webhooks/api/list-webhooks';
import { useSaveWebhook } from '@/features/webhooks/api/save-webhook';
import styles from '@/features/webhooks/components/webhook.module.css';
import { HAPPENINGS } from '@/live/happening';
import { useProblemWords } from '@/lib/use-problem-words';

export function WebhookDialog({ edited, onClose }: { edited?: Webhook | 'new'; onClose: () => void }) {
  const { t } = useTranslation();
  const saving = useSaveWebhook();
  const before = edited === 'new' ? undefined : edited;
  const secret = saving.data?.secret;
  const close = () => {
    saving.reset();
    onClose();
  };
  return (
    // Nobody closes a secret by mistake.
    <Dialog title={t(before ? 'webhook.change' : 'webhook.new')} isOpen={edited !== undefined} onClose={secret || saving.isPending ? undefined : close} size="wide">
      {secret ? <SecretOnce words={t('webhook.keepSecret')} secret={secret} onDone={close} /> : <WebhookForm before={before} saving={saving} onDone={close} />}
    </Dialog>
  );
}

interface FormProps {
  before?: Webhook;
  saving: ReturnType<typeof useSaveWebhook>;
  onDone: () => void;
}

function WebhookForm({ before, saving, onDone }: FormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [url, setUrl] = useState(before?.url ?? '');
  const [types, setTypes] = useState(before?.event_types ?? []);
  const [isEnabled, setEnabled] = useState(before?.enabled ?? true);
  const failure = saving.error;
  const isAboutTypes = failure instanceof Problem && failure.field?.startsWith('event_types');

  function submit(event: FormEvent) {
    event.preventDefault();
    const body = { url: url.trim(), event_types: types, enabled: isEnabled };
    saving.mutate({ id: before?.id, body }, { onSuccess: (saved) => !saved.secret && onDone() });
  }

  // Those that it has and the console does not know are kept.
  const choices = [...new Set([...HAPPENINGS, ...types])].map((it) => ({ value: it as string, label: it }));
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('webhook.url')} hint={t('webhook.urlHint')} error={failure && !isAboutTypes ? words(failure) : undefined}>
        {(control) => <input {...control} type="url" autoFocus data-autofocus placeholder="https://" maxLength={2000} value={url} onChange={(it) => setUrl(it.target.value)} />}
      </Field>
      <Checkboxes legend={t('webhook.eventsLegend')} choices={choices} chosen={types} onChange={setTypes} error={isAboutTypes ? words(failure) : undefined} />
      <label className={styles.switch}>
        <input type="checkbox" checked={isEnabled} onChange={(it) => setEnabled(it.target.checked)} />
        {t('webhook.enabled')}
      </label>
      <div className="row">
        <Button look="primary" type="submit" isBusy={saving.isPending}>
          {t(before ? 'common.save' : 'webhook.make')}
        </Button>
        <Button isBusy={saving.isPending} onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
