import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Field } from '@/components/field';
import { TextArea } from '@/components/text-area';
import type { CannedResponse } from '@/features/canned-responses/api/list-canned-responses';
import { useSaveCannedResponse } from '@/features/canned-responses/api/save-canned-response';
import styles from '@/features/canned-responses/components/canned-response-dialog.module.css';
import { useProblemWords } from '@/lib/use-problem-words';

type Body = Schemas['WriteCannedResponse'];

export function CannedResponseDialog({ edited, onClose }: { edited?: CannedResponse | 'new'; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t(edited === 'new' ? 'canned.new' : 'canned.change')} isOpen={edited !== undefined} onClose={onClose} size="wide">
      <CannedResponseForm before={edited === 'new' ? undefined : edited} onDone={onClose} />
    </Dialog>
  );
}

function CannedResponseForm({ before, onDone }: { before?: CannedResponse; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const saving = useSaveCannedResponse();
  const [body, setBody] = useState<Body>({
    shortcut: before?.shortcut ?? '',
    title: before?.title ?? '',
    text: before?.text ?? '',
    language: before?.language,
  });
  const failure = saving.error;
  const field = (failure instanceof Problem ? failure.field : undefined) ?? 'shortcut';
  const errorOf = (name: keyof Body) => (failure && field === name ? words(failure) : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    saving.mutate({ id: before?.id, body }, { onSuccess: onDone });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('canned.shortcut')} hint={t('canned.shortcutHint')} error={errorOf('shortcut')}>
        {(control) => <input {...control} autoFocus data-autofocus maxLength={40} value={body.shortcut} onChange={(it) => setBody({ ...body, shortcut: it.target.value })} />}
      </Field>
      <Field label={t('canned.title')} error={errorOf('title')}>
        {(control) => <input {...control} maxLength={200} value={body.title} onChange={(it) => setBody({ ...body, title: it.target.value })} />}
      </Field>
      <Field label={t('canned.text')} error={errorOf('text')}>
        {(control) => <TextArea {...control} maxLength={8000} value={body.text} onChange={(it) => setBody({ ...body, text: it.target.value })} />}
      </Field>
      <Field label={t('canned.language')} hint={t('canned.languageHint')} error={errorOf('language')}>
        {(control) => <input {...control} maxLength={35} value={body.language ?? ''} onChange={(it) => setBody({ ...body, language: it.target.value || undefined })} />}
      </Field>
      <Button look="primary" type="submit" isBusy={saving.isPending}>
        {t('common.save')}
      </Button>
    </form>
  );
}
