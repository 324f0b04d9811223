package io.serai.knowledge.internal.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** What one way of searching finds: articles and how well each fits. */
record Ranking(Map<String, Found> articles) {

    record Found(double score, String language) {}

    interface Score {
        /** @param nth how many better hits the article has already, from 0 */
        double of(float luceneScore, int nth);
    }

    /** An article's score is the sum over its hits. */
    static Ranking of(Query query, int depth, Score score, IndexSearcher searcher) throws IOException {
        Map<String, Found> articles = new HashMap<>();
        Map<String, Integer> hits = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
            var leaves = searcher.getIndexReader().leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            String article = value(IndexedArticles.ARTICLE, leaf, hit.doc);
            double added = score.of(hit.score, hits.merge(article, 1, Integer::sum) - 1);
            Found before = articles.get(article);
            articles.put(
                    article,
                    before == null
                            ? new Found(added, value(IndexedArticles.LANGUAGE, leaf, hit.doc))
                            : new Found(before.score() + added, before.language()));
        }
        return new Ranking(articles);
    }

    double best() {
        return articles.values().stream().mapToDouble(Found::score).max().orElse(0);
    }

    double scoreOf(String article) {
        Found found = articles.get(article);
        return found == null ? 0 : found.score();
    }

    private static String value(String field, LeafReaderContext leaf, int document) throws IOException {
        var values = DocValues.getSorted(leaf.reader(), field);
        values.advanceExact(document - leaf.docBase);
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }
}
