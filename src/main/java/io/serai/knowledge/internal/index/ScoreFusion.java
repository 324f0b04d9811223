package io.serai.knowledge.internal.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Fuses rankings by a convex combination of their scores, each divided by its ranking's best (Bruch, Gai, Ingber 2023,
 * "An Analysis of Fusion Functions for Hybrid Retrieval", doi:10.1145/3596512). Unlike reciprocal ranks it keeps how
 * far the best is ahead, and found the right article at least about as often in all sets of questions that it was tried on.
 */
final class ScoreFusion {

    private static final double OTHER_LANGUAGE = 0.5;

    record Weighted(Ranking ranking, double weight) {}

    /** @param score 0 to 1; 1 when every ranking has it first */
    record Fused(int article, double score) {}

    private ScoreFusion() {}

    /** @param inOtherLanguage articles that rank lower for it */
    static List<Fused> fuse(List<Weighted> rankings, IntPredicate inOtherLanguage) {
        double most = rankings.stream().mapToDouble(Weighted::weight).sum();
        Map<Integer, Double> scores = new HashMap<>();
        for (Weighted weighted : rankings) {
            double unit = weighted.weight() / most / weighted.ranking().best();
            weighted.ranking().scores().forEach((article, score) -> {
                double language = inOtherLanguage.test(article) ? OTHER_LANGUAGE : 1;
                scores.merge(article, Math.max(0, language * unit * score), Double::sum);
            });
        }
        return scores.entrySet().stream()
                .map(entry -> new Fused(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Fused::score).reversed().thenComparing(Fused::article))
                .toList();
    }
}
