package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.Chunk.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;

/** The chunks of one found article, nearest to the question first. */
record ArticleChunks(List<Near> chunks, boolean byVector) {

    record Near(int document, Kind kind, double score) {}

    /**
     * @param words the question's words, asked of chunks; they decide where there are no vectors
     * @param vector the question's; null when there is none
     */
    static ArticleChunks of(int article, Weight words, float[] vector, ArticleSearcher searcher) throws IOException {
        List<Near> byVector = vector == null ? List.of() : near(article, vector, searcher);
        if (byVector.stream().anyMatch(near -> near.kind() == Kind.PASSAGE)) {
            return new ArticleChunks(byVector, true);
        }
        return new ArticleChunks(near(article, words, searcher), false);
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

    private static List<Near> near(int article, float[] vector, ArticleSearcher searcher) throws IOException {
        List<Near> chunks = new ArrayList<>();
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = null;
        FloatVectorValues vectors = null;
        // In the order of their documents, which is the only one that vectors are read in.
        for (var chunk : searcher.chunks(article)) {
            if (leaf == null || chunk.document() >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(chunk.document(), leaves));
                vectors = leaf.reader().getFloatVectorValues(IndexedArticles.vectorField(vector));
            }
            int document = chunk.document() - leaf.docBase;
            if (vectors != null && reach(document, vectors) == document) {
                chunks.add(
                        new Near(chunk.document(), chunk.kind(), VectorUtil.dotProduct(vector, vectors.vectorValue())));
            }
        }
        chunks.sort(Comparator.comparingDouble(Near::score).reversed());
        return chunks;
    }

    private static int reach(int document, FloatVectorValues vectors) throws IOException {
        return vectors.docID() < document ? vectors.advance(document) : vectors.docID();
    }

    private static List<Near> near(int article, Weight words, ArticleSearcher searcher) throws IOException {
        List<Near> chunks = new ArrayList<>();
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = null;
        Scorer scorer = null;
        for (var chunk : searcher.chunks(article)) {
            if (leaf == null || chunk.document() >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(chunk.document(), leaves));
                scorer = words.scorer(leaf);
            }
            chunks.add(new Near(chunk.document(), chunk.kind(), score(chunk.document() - leaf.docBase, scorer)));
        }
        chunks.sort(Comparator.comparingDouble(Near::score).reversed());
        return chunks;
    }

    /** @param scorer null where no document has any of the words */
    private static double score(int document, Scorer scorer) throws IOException {
        if (scorer == null) {
            return 0;
        }
        var found = scorer.iterator();
        int at = found.docID() < document ? found.advance(document) : found.docID();
        return at == document ? scorer.score() : 0;
    }
}
