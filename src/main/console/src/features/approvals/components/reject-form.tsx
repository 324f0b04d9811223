import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Section } from '@/components/section';
import { TextArea } from '@/components/text-area';
import styles from '@/features/approvals/components/reject-form.module.css';

type Category = Schemas['ReasonCategory'];

const CATEGORIES: Category[] = [
  'wrong',
  'incomplete',
  'outdated',
  'misunderstood',
  'tone',
  'not-allowed',
  'wrong-language',
  'needs-a-person',
  'other',
];

interface Props {
  text: string;
  isBusy: boolean;
  onWrite: (text: string) => void;
  onReject: (reason: Pick<Schemas['Decision'], 'reason' | 'reason_category'>) => void;
  onCancel: () => void;
}

export function RejectForm({ text, isBusy, onWrite, onReject, onCancel }: Props) {
  const { t } = useTranslation();
  const [category, setCategory] = useState<Category>();
  const [error, setError] = useState<string>();
  const reason = text.trim();

  function reject(event?: FormEvent) {
    event?.preventDefault();
    if (!category) return setError(t('reject.chooseOne'));
    if (category === 'other' && !reason) return setError(t('reject.sayWhat'));
    return onReject({ reason_category: category, reason: reason || undefined });
  }

  return (
    <Section title={t('reject.title')}>
      <form className={styles.form} onSubmit={reject} noValidate>
        <fieldset className={styles.categories} aria-describedby="reject-error">
          <legend className="visually-hidden">{t('reject.title')}</legend>
          {CATEGORIES.map((it, i) => (
            <label key={it} className={styles.category}>
              <input
                type="radio"
                name="category"
                value={it}
                autoFocus={i === 0}
                data-autofocus={i === 0}
                checked={category === it}
                onChange={() => {
                  setCategory(it);
                  setError(undefined);
                }}
              />
              {t(`reject.category.${it}`)}
            </label>
          ))}
        </fieldset>
        <Field label={t('reject.words')} error={error}>
          {(control) => (
            <TextArea {...control} value={text} maxLength={2000} onChange={(event) => onWrite(event.target.value)} onSend={reject} onLeave={onCancel} />
          )}
        </Field>
        <div className={styles.buttons}>
          <Button look="danger" type="submit" isBusy={isBusy}>
            {t('approval.reject')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Section>
  );
}
