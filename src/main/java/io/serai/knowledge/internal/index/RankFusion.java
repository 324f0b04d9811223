package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.index.Ranking.Best;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet and individual
 * Rank Learning Methods"): an article's score is the weighted sum of 1 / (k + place), here divided by the most that
 * can be reached, so that it lies between 0 and 1.
 */
final class RankFusion {

    private static final int K = 10;
    private static final double OTHER_LANGUAGE = 0.5;

    record Weighted(Ranking ranking, double weight) {}

    /** @param best the chunk by which it was found at its best place */
    record Fused(String article, double score, Best best) {}

    private RankFusion() {}

    /** @param language articles in another one rank lower; empty when unknown */
    static List<Fused> fuse(List<Weighted> rankings, String language) {
        double most = rankings.stream().mapToDouble(Weighted::weight).sum() / (K + 1);
        Map<String, Fused> fused = new HashMap<>();
        for (Weighted weighted : rankings) {
            weighted.ranking().articles().forEach((article, best) -> {
                double same = language.isEmpty() || language.equals(best.language()) ? 1 : OTHER_LANGUAGE;
                double score = same * weighted.weight() / (K + best.place()) / most;
                fused.merge(article, new Fused(article, score, best), RankFusion::sum);
            });
        }
        return fused.values().stream()
                .sorted(Comparator.comparingDouble(Fused::score).reversed().thenComparing(Fused::article))
                .toList();
    }

    private static Fused sum(Fused one, Fused other) {
        Best best = other.best().place() < one.best().place() ? other.best() : one.best();
        return new Fused(one.article(), one.score() + other.score(), best);
    }
}
