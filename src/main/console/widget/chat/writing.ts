import type { FormField } from '../api/shapes';
import { wordsIn } from '../words/words';
import type { Context } from './context';
import { isUploading, type FilesPart } from './files';
import { countOf } from './outbox';
import type { PresencePart } from './presence';
import type { SendingPart } from './sending';

interface Parts {
  sending: SendingPart;
  files: FilesPart;
  presence: PresencePart;
  askPerson: () => void;
}

/** What a customer writes, from the first key to the outbox. */
export function createWriting({ settings, store, shelf, outbox }: Context, parts: Parts) {
  let filesFollow = false;

  function post(text: string, attachments = parts.files.hand(), wantsPerson = false) {
    const { thread, key } = store.get();
    const known = countOf(text, thread, outbox.of(key?.id), !key);
    const { language, identity } = settings;
    const whereTo = key ? { to: { id: key.id, token: key.token } } : { first: { language, identity, form: filledForm() } };
    outbox.add({ text, attachments, known, wantsPerson, ...whereTo });
    parts.sending.showOutbox();
    parts.sending.flush();
  }

  function send() {
    const { draft, staged, key } = store.get();
    const text = draft.trim();
    const ready = staged.filter((it) => it.attachment);
    if (!canSend() || !formIsFilled()) return false;
    store.update({ notice: undefined, formProblem: undefined });
    write('');
    parts.presence.typing(false);
    filesFollow = !key && staged.length > 0;
    post(text || ready.map((it) => it.name).join(', '));
    return true;
  }

  function canSend() {
    const { draft, staged, key, isUnavailable } = store.get();
    const hasFiles = staged.some((it) => it.attachment);
    return !isUnavailable && (draft.trim() ? !key || !isUploading(staged) : Boolean(key) && hasFiles && !isUploading(staged));
  }

  /** The files of a first message need the conversation that it begins. */
  function filesAreUp() {
    const { staged } = store.get();
    if (!filesFollow || isUploading(staged)) return;
    filesFollow = false;
    const names = staged.flatMap((it) => it.attachment?.name ?? []);
    if (names.length) post(names.join(', '));
  }

  /** @returns whether nothing that must be said before is missing; else the first that is has the focus */
  function formIsFilled() {
    const { key, info, form } = store.get();
    const missing = key ? undefined : missingFields(info?.form ?? []).find((it) => it.required && !form[it.field]?.trim());
    store.update({ formProblem: missing?.field });
    return !missing;
  }

  /** What the site has signed need not be asked. */
  function missingFields(fields: FormField[]) {
    return fields.filter((it) => !signed(it.field));
  }

  function signed(field: string) {
    const { identity } = settings;
    return field === 'email' ? identity?.email : field === 'name' ? identity?.name : undefined;
  }

  function filledForm() {
    const { info, form } = store.get();
    const said = (info?.form ?? []).map(({ field }) => [field, (form[field] ?? signed(field) ?? '').trim()] as const);
    return Object.fromEntries(said.filter(([, it]) => it));
  }

  function write(draft: string) {
    store.update({ draft });
    shelf.set('draft', draft);
    if (draft.trim()) parts.presence.typing(true);
  }

  function requestPerson() {
    if (store.get().key) return parts.askPerson();
    if (formIsFilled()) post(wordsIn(settings.language).personText, [], true);
  }

  function fill(field: string, said: string) {
    const { form, formProblem } = store.get();
    const next = { ...form, [field]: said };
    shelf.set('form', next);
    store.update({ form: next, formProblem: formProblem === field ? undefined : formProblem });
  }

  function forgetFiles() {
    filesFollow = false;
    store.get().staged.forEach((it) => parts.files.remove(it.key));
  }

  return { write, fill, send, canSend, missingFields, requestPerson, filesAreUp, forgetFiles };
}
