import { BookOpen } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListHeader } from '@/components/list-detail';
import { QueryState } from '@/components/query-state';
import { RowLink, rowParts } from '@/components/row-link';
import { SearchField } from '@/components/search-field';
import { VirtualList } from '@/components/virtual-list';
import { useArticles } from '@/features/articles/api/list-articles';

export function ArticleList({ chosen }: { chosen?: string }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { items, error, refetch, more } = useArticles(useDeferredValue(words.trim()));
  const rows = items?.map((it) => ({ ...it, id: it.slug }));
  return (
    <>
      <ListHeader title={t('nav.knowledge')}>
        <SearchField label={t('article.search')} value={words} onChange={setWords} />
      </ListHeader>
      <QueryState items={rows} error={error} onRetry={refetch} icon={<BookOpen aria-hidden="true" />} empty={t('article.empty')}>
        {(articles) => (
          <VirtualList label={t('nav.knowledge')} items={articles} estimate={72} chosen={chosen} hasMore={more !== undefined} onMore={more ?? refetch}>
            {({ item }) => (
              <RowLink to={`/knowledge/${encodeURIComponent(item.slug)}`}>
                <span className={rowParts.title} lang={item.language}>
                  {item.title}
                </span>
                <span className={rowParts.meta}>
                  <span>{item.topic}</span>
                  <span>{item.language}</span>
                </span>
              </RowLink>
            )}
          </VirtualList>
        )}
      </QueryState>
    </>
  );
}
