package io.serai.knowledge.internal.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** What one way of searching finds: articles in the order of their best chunks. */
record Ranking(Map<String, Best> articles) {

    /** @param place from 1 */
    record Best(int place, int chunk, float score, String language) {}

    static final Ranking NONE = new Ranking(Map.of());

    static Ranking of(Query query, int depth, IndexSearcher searcher) throws IOException {
        Map<String, Best> articles = new LinkedHashMap<>();
        for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
            var leaves = searcher.getIndexReader().leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            String article = value(IndexedArticles.ARTICLE, leaf, hit.doc);
            if (!articles.containsKey(article)) {
                String language = value(IndexedArticles.LANGUAGE, leaf, hit.doc);
                articles.put(article, new Best(articles.size() + 1, hit.doc, hit.score, language));
            }
        }
        return new Ranking(articles);
    }

    private static String value(String field, LeafReaderContext leaf, int chunk) throws IOException {
        var values = DocValues.getSorted(leaf.reader(), field);
        values.advanceExact(chunk - leaf.docBase);
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }
}
