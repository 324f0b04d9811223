import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

type Filter<T extends string> = Partial<Record<T, string>>;

/** What narrows a list down, kept in the address: it outlives a reload, and a colleague can be shown it. */
export function useUrlFilter<T extends string>(names: readonly T[]) {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(
    () => Object.fromEntries(names.flatMap((it) => (parameters.get(it) ? [[it, parameters.get(it)]] : []))) as Filter<T>,
    [names, parameters],
  );
  const change = useCallback(
    (next: Filter<T>) => setParameters((before) => changed(before, next), { replace: true }),
    [setParameters],
  );
  return {
    filter,
    change,
    choose: (view: Record<string, string>) => setParameters(view),
    /** For the addresses of what is in the list. */
    search: parameters.size > 0 ? `?${parameters}` : '',
  };
}

function changed(before: URLSearchParams, change: Record<string, string | undefined>) {
  const after = new URLSearchParams(before);
  Object.entries(change).forEach(([name, value]) => (value ? after.set(name, value) : after.delete(name)));
  return after;
}
