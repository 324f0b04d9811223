import type { ComponentChildren } from 'preact';
import type { Source } from '../api/shapes';
import { safe } from '../lib/text';
import { Icon } from './icons';
import { useChat } from './use-chat';

export const canOpen = (source: Source) => Boolean(safe(source.url) ?? source.passage);

/** What an answer rests on, under it. */
export function Sources({ sources }: { sources: Source[] }) {
  const { words } = useChat();
  if (!sources.length) return null;
  return (
    <ul class="sources" aria-label={words.sources}>
      {sources.map((it) => (
        <li key={it.number}>
          {canOpen(it) ? (
            <OpenSource source={it} class="source">
              <SourceTitle source={it} />
            </OpenSource>
          ) : (
            <span class="source">
              <SourceTitle source={it} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function SourceTitle({ source }: { source: Source }) {
  return (
    <>
      <span class="number">{source.number}</span>
      <span class="title" dir="auto">
        {source.title}
      </span>
      {canOpen(source) && <Icon name={safe(source.url) ? 'out' : 'page'} mirrors />}
    </>
  );
}

interface OpenProps {
  source: Source;
  class: string;
  label?: string;
  children: ComponentChildren;
}

/** Leads to the source's page, or shows the passage of it that was used. */
export function OpenSource({ source, class: name, label, children }: OpenProps) {
  const { words, show } = useChat();
  const href = safe(source.url);
  if (href) {
    return (
      <a class={name} href={href} target="_blank" rel="noopener noreferrer" aria-label={label} title={words.opensElsewhere}>
        {children}
      </a>
    );
  }
  return (
    <button type="button" class={name} aria-label={label} onClick={() => show({ kind: 'source', source })}>
      {children}
    </button>
  );
}
