package io.serai.assistant;

import io.serai.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a sentence through when one passage bears out all of it, or one together with those that earlier sentences rest
 * on. Stricter than the check of a whole answer, which may rest on everything that it cites: what was shown stays.
 */
class SentenceGate {

    private final List<Passage> passages;
    /** Numbers of passages, from 1. */
    private final List<Integer> used = new ArrayList<>();

    SentenceGate(List<Passage> passages) {
        this.passages = passages;
    }

    /** @return what it rests on, nothing where it claims nothing; empty when the passages do not bear it out */
    Optional<List<Integer>> sourcesOf(String sentence) {
        for (List<Integer> sources : candidates()) {
            Grounding grounding = GroundingCheck.check(
                    sentence,
                    sources.stream()
                            .map(this::passage)
                            .map(GroundingCheck::sourceOf)
                            .toList());
            if (grounding.sentences() == 0) {
                return Optional.of(List.of());
            }
            if (grounding.unsupported().isEmpty()) {
                sources.stream().filter(number -> !used.contains(number)).forEach(used::add);
                return Optional.of(sources);
            }
        }
        return Optional.empty();
    }

    private List<List<Integer>> candidates() {
        List<Integer> others = Stream.iterate(1, number -> number <= passages.size(), number -> number + 1)
                .filter(number -> !used.contains(number))
                .toList();
        List<List<Integer>> candidates = new ArrayList<>();
        Stream.concat(used.stream(), others.stream()).map(List::of).forEach(candidates::add);
        if (!used.isEmpty()) {
            candidates.add(List.copyOf(used));
            others.stream()
                    .map(number ->
                            Stream.concat(used.stream(), Stream.of(number)).toList())
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private Passage passage(int number) {
        return passages.get(number - 1);
    }
}
