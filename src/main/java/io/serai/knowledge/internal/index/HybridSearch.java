package io.serai.knowledge.internal.index;

import io.serai.knowledge.Passage;
import io.serai.knowledge.Question;
import io.serai.knowledge.internal.Embeddings;
import io.serai.knowledge.internal.Language;
import io.serai.knowledge.internal.index.ScoreFusion.Fused;
import io.serai.knowledge.internal.index.ScoreFusion.Weighted;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ranks articles by words, by pieces of words and by vectors, and fuses the rankings. */
@Component
public class HybridSearch {

    private static final Logger log = LoggerFactory.getLogger(HybridSearch.class);

    private static final int DEPTH = 100;
    /** Several near chunks of one article support each other, each less than the one before. */
    private static final double SUPPORT = 0.6;

    private static final double VECTOR_WEIGHT = 3;
    private static final double WORDS_WEIGHT = 1;
    private static final double PIECES_WEIGHT = 0.5;
    /** Korean endings vary so much that pieces of words tell as much as morphemes. */
    private static final double KOREAN_PIECES_WEIGHT = 1;

    private final SearchIndex index;
    private final Embeddings embeddings;

    HybridSearch(SearchIndex index, Embeddings embeddings) {
        this.index = index;
        this.embeddings = embeddings;
    }

    public List<Passage> search(Question question) {
        if (question.text() == null || question.text().isBlank() || question.limit() < 1) {
            return List.of();
        }
        float[] vector = index.state().comparable()
                ? embeddings.ofQuestion(question.text()).orElse(null)
                : null;
        try {
            return index.search(searcher -> search(question, vector, searcher)).orElse(List.of());
        } catch (IOException | RuntimeException e) {
            log.warn("The search index cannot be read; the next sync makes it anew", e);
            throw new SeraiException(Kind.UNAVAILABLE, "The search index cannot be read.");
        }
    }

    private static List<Passage> search(Question question, float[] vector, IndexSearcher searcher) throws IOException {
        boolean korean = Language.isKorean(question.text());
        String field = korean ? TextAnalysis.KOREAN : TextAnalysis.WORDS;
        Ranking byWords = byTerms(field, question, searcher);
        Ranking byPieces = byTerms(TextAnalysis.PIECES, question, searcher);

        List<Weighted> rankings = new ArrayList<>();
        rankings.add(new Weighted(byWords, WORDS_WEIGHT));
        rankings.add(new Weighted(byPieces, korean ? KOREAN_PIECES_WEIGHT : PIECES_WEIGHT));
        if (vector != null) {
            rankings.add(new Weighted(byVector(vector, searcher), VECTOR_WEIGHT));
        }

        Query wordsInChunk = anyOf(field, TextAnalysis.inChunk(field), question.text());
        List<Passage> passages = new ArrayList<>();
        for (Fused found : ScoreFusion.fuse(rankings, korean ? "ko" : Language.primary(question.language()))) {
            if (passages.size() == question.limit()) {
                break;
            }
            var chunks = ArticleChunks.of(found.article(), wordsInChunk, vector, searcher);
            passages.add(passage(found, byWords.scoreOf(found.article()), chunks, searcher));
        }
        return passages;
    }

    private static Ranking byTerms(String field, Question question, IndexSearcher searcher) throws IOException {
        return Ranking.of(anyOf(field, field, question.text()), DEPTH, (score, nth) -> score, searcher);
    }

    private static Ranking byVector(float[] vector, IndexSearcher searcher) throws IOException {
        var nearest = new KnnFloatVectorQuery(IndexedArticles.vectorField(vector), vector, DEPTH);
        return Ranking.of(nearest, DEPTH, (score, nth) -> cosine(score) * Math.pow(SUPPORT, nth), searcher);
    }

    /** Lucene shifts cosines to between 0 and 1. */
    private static double cosine(float score) {
        return 2 * score - 1;
    }

    private static Query anyOf(String analysis, String field, String text) throws IOException {
        var query = new BooleanQuery.Builder();
        for (var term : TextAnalysis.terms(analysis, text)) {
            query.add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        }
        return query.build();
    }

    private static Passage passage(Fused found, double lexical, ArticleChunks chunks, IndexSearcher searcher)
            throws IOException {
        Document article = IndexedArticles.whole(found.article(), searcher);
        var stored = searcher.storedFields();
        return new Passage(
                UUID.fromString(found.article()),
                article.get(IndexedArticles.SLUG),
                article.get(IndexedArticles.TITLE),
                article.get(IndexedArticles.TOPIC),
                article.get(IndexedArticles.LANGUAGE),
                stored.document(chunks.bestPassage()).get(IndexedArticles.TEXT),
                chunks.isQuestionBest() ? stored.document(chunks.best()).get(IndexedArticles.TEXT) : null,
                found.score(),
                chunks.similarity(),
                lexical);
    }
}
