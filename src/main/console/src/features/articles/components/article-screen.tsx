import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Detail } from '@/components/detail';
import { Facts } from '@/components/facts';
import { Section } from '@/components/section';
import { ErrorState, LoadingRows } from '@/components/state';
import { RelativeTime } from '@/components/time';
import { Words } from '@/components/words';
import { useArticle } from '@/features/articles/api/get-article';

/** Give it a key of `slug`. */
export function ArticleScreen({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const { data: article, error, refetch } = useArticle(slug);
  if (!article) return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={3} />;
  return (
    <Detail
      title={article.title}
      backTo="/knowledge"
      meta={
        <>
          <Badge>{article.topic}</Badge>
          <span>{article.language}</span>
          <RelativeTime at={article.updated_at} />
        </>
      }
      aside={
        <Section title={t('article.about')}>
          <Facts
            facts={[
              [t('article.source'), article.source],
              [t('article.version'), String(article.version)],
            ]}
          />
        </Section>
      }
    >
      <Words text={article.text} lang={article.language} />
      {article.questions.length > 0 && (
        <Section title={t('article.questions')}>
          <ul lang={article.language}>
            {article.questions.map((it) => (
              <li key={it}>{it}</li>
            ))}
          </ul>
        </Section>
      )}
    </Detail>
  );
}
