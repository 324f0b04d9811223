import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ListDetail } from '@/components/list-detail';
import { EmptyState } from '@/components/state';
import { ArticleList } from '@/features/articles/components/article-list';
import { ArticleScreen } from '@/features/articles/components/article-screen';
import { useTitle } from '@/hooks/use-title';

export function Component() {
  const { t } = useTranslation();
  const { slug } = useParams();
  useTitle(t('nav.knowledge'));
  return (
    <ListDetail
      list={<ArticleList chosen={slug} />}
      hint={<EmptyState icon={<BookOpen aria-hidden="true" />} title={t('article.choose')} />}
    >
      {slug && <ArticleScreen key={slug} slug={slug} />}
    </ListDetail>
  );
}
