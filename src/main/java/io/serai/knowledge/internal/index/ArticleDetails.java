package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.Chunk.Kind;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/**
 * The whole of one found article, whichever way it was found.
 *
 * @param passage its passage that is nearest to the question
 * @param similarity the best cosine of its chunks; 0 without vectors
 */
record ArticleDetails(int passage, double similarity) {

    private static final BytesRef PASSAGE = new BytesRef(Kind.PASSAGE.name());

    /** @param vector the question's; null when there is none, and then the words decide */
    static ArticleDetails of(String article, Query words, float[] vector, IndexSearcher searcher) throws IOException {
        if (vector == null) {
            return new ArticleDetails(byWords(article, words, searcher), 0);
        }
        var term = new TermQuery(new Term(IndexedArticles.ARTICLE, article));
        var weight = searcher.createWeight(term, ScoreMode.COMPLETE_NO_SCORES, 1);
        int passage = -1;
        double best = 0;
        double bestPassage = Double.NEGATIVE_INFINITY;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(IndexedArticles.vectorField(vector));
            var scorer = weight.scorer(leaf);
            if (vectors == null || scorer == null) {
                continue;
            }
            SortedDocValues kinds = DocValues.getSorted(leaf.reader(), IndexedArticles.KIND);
            DocIdSetIterator chunks = scorer.iterator();
            for (int chunk = chunks.nextDoc(); chunk != DocIdSetIterator.NO_MORE_DOCS; chunk = chunks.nextDoc()) {
                boolean live = leaf.reader().getLiveDocs() == null
                        || leaf.reader().getLiveDocs().get(chunk);
                if (!live || vectors.docID() < chunk && vectors.advance(chunk) != chunk || vectors.docID() != chunk) {
                    continue;
                }
                double similarity = VectorUtil.dotProduct(vector, vectors.vectorValue());
                best = Math.max(best, similarity);
                boolean isPassage = kinds.advanceExact(chunk)
                        && kinds.lookupOrd(kinds.ordValue()).equals(PASSAGE);
                if (isPassage && similarity > bestPassage) {
                    bestPassage = similarity;
                    passage = leaf.docBase + chunk;
                }
            }
        }
        return new ArticleDetails(passage >= 0 ? passage : byWords(article, words, searcher), best);
    }

    private static int byWords(String article, Query words, IndexSearcher searcher) throws IOException {
        var query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(IndexedArticles.ARTICLE, article)), Occur.FILTER)
                .add(new TermQuery(new Term(IndexedArticles.KIND, Kind.PASSAGE.name())), Occur.FILTER)
                .add(new BoostQuery(new MatchAllDocsQuery(), 0), Occur.MUST)
                .add(words, Occur.SHOULD)
                .build();
        return searcher.search(query, 1).scoreDocs[0].doc;
    }
}
