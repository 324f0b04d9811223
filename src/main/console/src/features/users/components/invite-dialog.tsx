import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Field } from '@/components/field';
import { useInviteUser } from '@/features/users/api/invite-user';
import styles from '@/features/users/components/invite-dialog.module.css';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

type Role = Schemas['Role'];

export function InviteDialog({ roles, isOpen, onClose }: { roles: Role[]; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('invite.title')} description={t('invite.words')} isOpen={isOpen} onClose={onClose}>
      <InviteForm roles={roles} onDone={onClose} />
    </Dialog>
  );
}

function InviteForm({ roles, onDone }: { roles: Role[]; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const inviting = useInviteUser();
  const [person, setPerson] = useState<Schemas['InviteUser']>({ email: '', name: '', role: 'AGENT' });
  const failure = inviting.error;
  const field = failure instanceof Problem ? failure.field : undefined;
  const errorOf = (name: string) => (failure && (field ?? 'email') === name ? words(failure) : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    inviting.mutate(person, {
      onSuccess: () => {
        toasts.show({ tone: 'done', text: t('invite.done', { email: person.email }) });
        onDone();
      },
    });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('user.name')} error={errorOf('name')}>
        {(control) => <input {...control} autoFocus data-autofocus autoComplete="off" maxLength={100} value={person.name} onChange={(it) => setPerson({ ...person, name: it.target.value })} />}
      </Field>
      <Field label={t('user.email')} error={errorOf('email')}>
        {(control) => <input {...control} type="email" autoComplete="off" maxLength={254} value={person.email} onChange={(it) => setPerson({ ...person, email: it.target.value })} />}
      </Field>
      <Field label={t('user.role')} error={errorOf('role')}>
        {(control) => (
          <select {...control} value={person.role} onChange={(it) => setPerson({ ...person, role: it.target.value as Role })}>
            {roles.map((it) => (
              <option key={it} value={it}>
                {t(`role.${it}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button look="primary" type="submit" isBusy={inviting.isPending}>
        {t('invite.submit')}
      </Button>
    </form>
  );
}
