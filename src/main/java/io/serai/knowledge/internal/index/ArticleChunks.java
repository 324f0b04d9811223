package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.Chunk.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/** The chunks of one found article, nearest to the question first. */
record ArticleChunks(List<Near> chunks, boolean byVector) {

    record Near(int document, Kind kind, double score) {}

    /**
     * @param words the question's words, asked of chunks; they decide where there are no vectors
     * @param vector the question's; null when there is none
     */
    static ArticleChunks of(String article, Query words, float[] vector, IndexSearcher searcher) throws IOException {
        var term = new TermQuery(new Term(IndexedArticles.ARTICLE, article));
        List<Near> byVector = vector == null ? List.of() : near(term, vector, searcher);
        if (byVector.stream().anyMatch(near -> near.kind() == Kind.PASSAGE)) {
            return new ArticleChunks(byVector, true);
        }
        return new ArticleChunks(near(term, words, searcher), false);
    }

    int best() {
        return chunks.get(0).document();
    }

    boolean isQuestionBest() {
        return chunks.get(0).kind() == Kind.QUESTION;
    }

    int bestPassage() {
        return chunks.stream()
                .filter(near -> near.kind() == Kind.PASSAGE)
                .findFirst()
                .orElseThrow()
                .document();
    }

    double similarity() {
        return byVector ? chunks.get(0).score() : 0;
    }

    private static List<Near> near(Query article, float[] vector, IndexSearcher searcher) throws IOException {
        List<Near> chunks = new ArrayList<>();
        var weight = searcher.createWeight(article, ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(IndexedArticles.vectorField(vector));
            var scorer = weight.scorer(leaf);
            if (vectors == null || scorer == null) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            DocIdSetIterator documents = scorer.iterator();
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                int withVector = vectors.docID() < doc ? vectors.advance(doc) : vectors.docID();
                if (withVector == doc && (live == null || live.get(doc))) {
                    double cosine = VectorUtil.dotProduct(vector, vectors.vectorValue());
                    chunks.add(new Near(leaf.docBase + doc, kind(leaf, doc), cosine));
                }
            }
        }
        chunks.sort(Comparator.comparingDouble(Near::score).reversed());
        return chunks;
    }

    private static List<Near> near(Query article, Query words, IndexSearcher searcher) throws IOException {
        List<Near> chunks = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            var query = new BooleanQuery.Builder()
                    .add(article, Occur.FILTER)
                    .add(new TermQuery(new Term(IndexedArticles.KIND, kind.name())), Occur.FILTER)
                    .add(words, Occur.SHOULD)
                    .build();
            for (var hit : searcher.search(query, 1).scoreDocs) {
                chunks.add(new Near(hit.doc, kind, hit.score));
            }
        }
        chunks.sort(Comparator.comparingDouble(Near::score).reversed());
        return chunks;
    }

    private static Kind kind(LeafReaderContext leaf, int document) throws IOException {
        var kinds = DocValues.getSorted(leaf.reader(), IndexedArticles.KIND);
        kinds.advanceExact(document);
        BytesRef name = kinds.lookupOrd(kinds.ordValue());
        return Kind.valueOf(name.utf8ToString());
    }
}
