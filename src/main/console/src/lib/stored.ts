/** Browser storage that may be full, forbidden or hold nonsense: then it is as if nothing were stored. */
export function readStored<T>(storage: Storage, key: string): T | undefined {
  try {
    const text = storage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function writeStored(storage: Storage, key: string, value: unknown) {
  try {
    if (value === undefined) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // What cannot be kept over a reload still works until then.
  }
}
