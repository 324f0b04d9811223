package io.serai.knowledge.internal.index;

import io.serai.knowledge.Passage;
import io.serai.knowledge.Question;
import io.serai.knowledge.internal.Language;
import io.serai.knowledge.internal.QuestionEmbeddings;
import io.serai.knowledge.internal.index.ScoreFusion.Fused;
import io.serai.knowledge.internal.index.ScoreFusion.Weighted;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
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
    private final QuestionEmbeddings embeddings;

    HybridSearch(SearchIndex index, QuestionEmbeddings embeddings) {
        this.index = index;
        this.embeddings = embeddings;
    }

    public List<Passage> search(Question question) {
        if (question.text() == null || question.text().isBlank() || question.limit() < 1) {
            return List.of();
        }
        String language = Language.of(question.text(), question.language());
        float[] vector = vector(question, language);
        try {
            return index.search(searcher -> search(question, language, vector, searcher))
                    .orElse(List.of());
        } catch (IOException | RuntimeException e) {
            log.warn("The search index cannot be read; the next sync makes it anew", e);
            throw new SeraiException(Kind.UNAVAILABLE, "The search index cannot be read.");
        }
    }

    /** Null where vectors say nothing: made by another model, or in a language that the model does not know. */
    private float[] vector(Question question, String language) {
        return index.state().comparable()
                ? embeddings.of(question.text(), language).orElse(null)
                : null;
    }

    private static List<Passage> search(Question question, String language, float[] vector, ArticleSearcher searcher)
            throws IOException {
        boolean korean = language.equals(Language.KOREAN);
        String field = korean ? TextAnalysis.KOREAN : TextAnalysis.WORDS;
        Set<BytesRef> words = TextAnalysis.terms(field, question.text());
        Set<BytesRef> pieces = TextAnalysis.terms(TextAnalysis.PIECES, question.text());
        Ranking byWords = byTerms(anyOf(field, words), searcher);
        Ranking byPieces = byTerms(anyOf(TextAnalysis.PIECES, pieces), searcher);

        List<Weighted> rankings = new ArrayList<>();
        rankings.add(new Weighted(byWords, WORDS_WEIGHT));
        rankings.add(new Weighted(byPieces, korean ? KOREAN_PIECES_WEIGHT : PIECES_WEIGHT));
        if (vector != null) {
            rankings.add(new Weighted(byVector(vector, searcher), VECTOR_WEIGHT));
        }

        Weight wordsInChunk = searcher.weight(anyOf(TextAnalysis.inChunk(field), words));
        List<Passage> passages = new ArrayList<>();
        for (Fused found : ScoreFusion.fuse(rankings, article -> isInOtherLanguage(article, language, searcher))) {
            if (passages.size() == question.limit()) {
                break;
            }
            double lexical = byWords.scores().getOrDefault(found.article(), 0.0);
            passages.add(passage(found, lexical, wordsInChunk, vector, searcher));
        }
        return passages;
    }

    private static Ranking byTerms(Query query, ArticleSearcher searcher) throws IOException {
        return Ranking.of(query, DEPTH, (score, nth) -> score, searcher);
    }

    private static Ranking byVector(float[] vector, ArticleSearcher searcher) throws IOException {
        var nearest = new KnnFloatVectorQuery(IndexedArticles.vectorField(vector), vector, DEPTH);
        return Ranking.of(nearest, DEPTH, (score, nth) -> cosine(score) * Math.pow(SUPPORT, nth), searcher);
    }

    /** Lucene shifts cosines to between 0 and 1. */
    private static double cosine(float score) {
        return 2 * score - 1;
    }

    private static Query anyOf(String field, Set<BytesRef> terms) {
        var query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
        return query.build();
    }

    private static boolean isInOtherLanguage(int article, String language, ArticleSearcher searcher) {
        return !language.isEmpty() && !language.equals(searcher.language(article));
    }

    private static Passage passage(
            Fused found, double lexical, Weight wordsInChunk, float[] vector, ArticleSearcher searcher)
            throws IOException {
        Document article = searcher.article(found.article());
        String id = article.get(IndexedArticles.ARTICLE);
        var chunks = ArticleChunks.of(found.article(), wordsInChunk, vector, searcher);
        return new Passage(
                UUID.fromString(id),
                article.get(IndexedArticles.SLUG),
                article.get(IndexedArticles.TITLE),
                article.get(IndexedArticles.TOPIC),
                article.get(IndexedArticles.LANGUAGE),
                IndexedArticles.text(chunks.bestPassage(), searcher),
                chunks.isQuestionBest() ? IndexedArticles.text(chunks.best(), searcher) : null,
                found.score(),
                chunks.similarity(),
                lexical,
                article.get(IndexedArticles.URL));
    }
}
