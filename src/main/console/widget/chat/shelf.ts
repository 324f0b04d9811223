/** What outlives a page, by name; all tabs of the site share it. */
export interface Shelf {
  get<T>(name: string): T | undefined;
  set(name: string, value: unknown): void;
  remove(name: string): void;
  /** Forgets all. */
  clear(): void;
  /** Those that begin so, in order. */
  names(beginning: string): string[];
  /** @param listener told the name of what another tab changed */
  onChange(listener: (name: string) => void): () => void;
}

/** In the browser's storage, or, where a site or a person forbids that, in this page alone. */
export function openShelf(prefix: string, storage = usable(() => localStorage)): Shelf {
  const memory = new Map<string, string>();
  const read = (name: string) => memory.get(name) ?? storage?.getItem(prefix + name) ?? undefined;
  function remove(name: string) {
    memory.delete(name);
    storage?.removeItem(prefix + name);
  }

  function names(beginning: string) {
    const all = new Set(memory.keys());
    for (let index = 0; storage && index < storage.length; index++) {
      const key = storage.key(index);
      if (key?.startsWith(prefix)) all.add(key.slice(prefix.length));
    }
    return [...all].filter((it) => it.startsWith(beginning)).sort();
  }

  return {
    remove,
    names,
    clear: () => names('').forEach(remove),
    get<T>(name: string) {
      const text = read(name);
      try {
        return text === undefined ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    set(name, value) {
      const text = JSON.stringify(value);
      try {
        if (!storage) throw new Error();
        storage.setItem(prefix + name, text);
        memory.delete(name);
      } catch {
        // Full or forbidden: what is typed is still not lost while the page stays.
        memory.set(name, text);
      }
    },
    onChange(listener) {
      const listen = (event: StorageEvent) => {
        if (event.storageArea === storage && event.key?.startsWith(prefix)) listener(event.key.slice(prefix.length));
      };
      addEventListener('storage', listen);
      return () => removeEventListener('storage', listen);
    },
  };
}

/** A browser that forbids a site's data throws at the first touch. */
export function usable(storageOf: () => Storage): Storage | undefined {
  try {
    const probe = 'serai-probe';
    const storage = storageOf();
    storage.setItem(probe, probe);
    storage.removeItem(probe);
    return storage;
  } catch {
    return undefined;
  }
}
