package io.serai.knowledge.internal.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** What one way of searching finds. @param scores how well each article fits, by its number in the searcher */
record Ranking(Map<Integer, Double> scores) {

    interface Score {
        /** @param nth how many better hits the article has already, from 0 */
        double of(float luceneScore, int nth);
    }

    /** An article's score is the sum over its hits. */
    static Ranking of(Query query, int depth, Score score, ArticleSearcher searcher) throws IOException {
        Map<Integer, Double> scores = new HashMap<>();
        Map<Integer, Integer> hits = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
            int article = searcher.articleOf(hit.doc);
            int nth = hits.merge(article, 1, Integer::sum) - 1;
            scores.merge(article, score.of(hit.score, nth), Double::sum);
        }
        return new Ranking(scores);
    }

    double best() {
        return scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
