package io.serai.knowledge.internal.index;

import io.serai.knowledge.Passage;
import io.serai.knowledge.Question;
import io.serai.knowledge.internal.Chunk.Kind;
import io.serai.knowledge.internal.Embeddings;
import io.serai.knowledge.internal.Language;
import io.serai.knowledge.internal.index.RankFusion.Fused;
import io.serai.knowledge.internal.index.RankFusion.Weighted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ranks articles by words, by pieces of words and by vectors, and fuses the rankings. */
@Component
public class HybridSearch {

    private static final Logger log = LoggerFactory.getLogger(HybridSearch.class);

    private static final int DEPTH = 50;

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
            return List.of();
        }
    }

    private static List<Passage> search(Question question, float[] vector, IndexSearcher searcher) throws IOException {
        boolean korean = Language.isKorean(question.text());
        Query words = Terms.query(korean ? TextAnalysis.KOREAN : TextAnalysis.WORDS, question.text());
        Query pieces = Terms.query(TextAnalysis.PIECES, question.text());

        Ranking byWords = Ranking.of(words, DEPTH, searcher);
        List<Weighted> rankings = new ArrayList<>();
        rankings.add(new Weighted(byWords, 1));
        rankings.add(new Weighted(Ranking.of(pieces, DEPTH, searcher), 1));
        if (vector != null) {
            Query nearest = new KnnFloatVectorQuery(IndexedArticles.vectorField(vector), vector, DEPTH);
            rankings.add(new Weighted(Ranking.of(nearest, DEPTH, searcher), 1));
        }

        List<Passage> passages = new ArrayList<>();
        for (Fused found : RankFusion.fuse(rankings, korean ? "ko" : Language.primary(question.language()))) {
            if (passages.size() == question.limit()) {
                break;
            }
            var best = byWords.articles().get(found.article());
            var details = ArticleDetails.of(found.article(), words, vector, searcher);
            passages.add(passage(found, best == null ? 0 : best.score(), details, searcher));
        }
        return passages;
    }

    private static Passage passage(Fused found, double lexical, ArticleDetails details, IndexSearcher searcher)
            throws IOException {
        Document answer = searcher.storedFields().document(details.passage());
        Document matched = searcher.storedFields().document(found.best().chunk());
        boolean byQuestion = Kind.QUESTION.name().equals(matched.get(IndexedArticles.KIND));
        return new Passage(
                UUID.fromString(found.article()),
                answer.get(IndexedArticles.SLUG),
                answer.get(IndexedArticles.TITLE),
                answer.get(IndexedArticles.TOPIC),
                answer.get(IndexedArticles.LANGUAGE),
                answer.get(IndexedArticles.TEXT),
                byQuestion ? matched.get(IndexedArticles.TEXT) : null,
                found.score(),
                details.similarity(),
                lexical);
    }
}
