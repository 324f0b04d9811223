import type { Attachment } from '../api/shapes';
import { Passing, Refused } from '../api/trouble';
import { backoff, pause } from '../lib/pause';
import { randomKey } from '../lib/random-key';
import type { Context } from './context';
import type { Staged } from './state';

const MOST = 10;
const KEPT = 'files';

export type FilesPart = ReturnType<typeof createFiles>;

/** Files that wait for a message to carry them. They are uploaded at once, or as soon as there is a conversation. */
export function createFiles({ hub, store, tab }: Context, onUploaded: () => void) {
  const running = new Map<string, AbortController>();

  function set(staged: Staged[]) {
    store.update({ staged });
    tab.set(KEPT, staged.flatMap((it) => it.attachment ?? []));
  }

  const change = (key: string, change: Partial<Staged>) =>
    set(store.get().staged.map((it) => (it.key === key ? { ...it, ...change } : it)));

  function restore() {
    const kept = store.get().key ? (tab.get<Attachment[]>(KEPT) ?? []) : [];
    set(kept.map(uploaded));
  }

  /** Those of a message that was refused. */
  const stage = (files: Attachment[]) => set([...store.get().staged, ...files.map(uploaded)]);

  function add(files: File[]) {
    const largest = store.get().info?.max_attachment_bytes ?? Infinity;
    const fresh = files.map((file): Staged => {
      const staged: Staged = { key: randomKey(), name: file.name, size: file.size, part: 0, file };
      if (file.size > largest) staged.trouble = 'tooLarge';
      return staged;
    });
    const all = [...store.get().staged, ...fresh];
    if (all.length > MOST) store.update({ notice: { phrase: 'tooManyFiles' } });
    set(all.slice(0, MOST));
    uploadAll();
  }

  /** Does nothing before there is a conversation: a file needs one to belong to. */
  function uploadAll() {
    if (!store.get().key) return;
    store.get().staged.forEach((it) => {
      if (!it.attachment && !it.trouble && !running.has(it.key)) void upload(it);
    });
  }

  async function upload({ key: staged, file }: Staged) {
    const ending = new AbortController();
    running.set(staged, ending);
    for (let failures = 1; file && !ending.signal.aborted; failures++) {
      const { key } = store.get();
      if (!key) break;
      try {
        const attachment = await hub.upload(key, file, (part) => change(staged, { part }), ending.signal);
        change(staged, { part: 1, attachment });
        break;
      } catch (trouble) {
        if (trouble instanceof Refused) {
          change(staged, { trouble: trouble.status === 413 ? 'tooLarge' : 'notUploaded' });
          break;
        }
        change(staged, { part: 0 });
        await pause((trouble instanceof Passing && trouble.retryAfterMs) || backoff(failures), ending.signal);
      }
    }
    running.delete(staged);
    onUploaded();
  }

  function remove(key: string) {
    running.get(key)?.abort();
    set(store.get().staged.filter((it) => it.key !== key));
    onUploaded();
  }

  function retry(key: string) {
    change(key, { trouble: undefined });
    uploadAll();
  }

  /** Gives what is uploaded to a message. */
  function hand() {
    const { staged } = store.get();
    set(staged.filter((it) => !it.attachment));
    return staged.flatMap((it) => it.attachment ?? []);
  }

  return { restore, stage, add, uploadAll, remove, retry, hand };
}

const uploaded = (it: Attachment): Staged => ({ key: it.id, name: it.name, size: it.size, part: 1, attachment: it });

export const isUploading = (staged: Staged[]) => staged.some((it) => !it.attachment && !it.trouble);
