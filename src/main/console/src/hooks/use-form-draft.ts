import { useDraft } from '@/hooks/use-draft';

/** A half-filled form, kept as half-written text is. */
export function useFormDraft<T extends object>(accountId: string, subject: string, id: string, initial: T) {
  const { text, write, discard } = useDraft(accountId, subject, id);
  const values: T = { ...initial, ...(text ? (JSON.parse(text) as Partial<T>) : undefined) };
  return { values, change: (change: Partial<T>) => write(JSON.stringify({ ...values, ...change })), discard };
}
