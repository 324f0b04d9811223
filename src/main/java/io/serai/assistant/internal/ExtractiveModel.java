package io.serai.assistant.internal;

import io.serai.assistant.Action;
import io.serai.assistant.Terms;
import io.serai.assistant.internal.PromptDocument.Excerpt;
import io.serai.assistant.internal.TermAnalysis.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers with sentences of the passages, word for word. It needs no key and no network, gives the same answer to the
 * same document, and is the last model of every chain.
 */
class ExtractiveModel {

    static final String NAME = "extractive";

    private static final int MOST_SENTENCES = 4;
    private static final int ANSWER_LENGTH = 900;
    private static final double LEAST_MATCH = 0.25;
    private static final double LEAST_SIMILARITY = 0.5;
    private static final double KNOWN_QUESTION = 0.6;
    // How much a place further down the search result costs.
    private static final double PER_RANK = 0.05;

    StructuredAnswer answer(PromptDocument document) {
        Set<String> question = Terms.of(document.question());
        Optional<Fit> best = document.passages().stream()
                .map(passage -> fit(question, passage))
                .filter(Fit::isEnough)
                .max(Comparator.comparingDouble(Fit::value));
        return best.map(fit -> compose(question, fit, document.passages()))
                .orElseGet(() -> new StructuredAnswer("", List.of(), Action.HANDOFF, "no_passage", 0.0));
    }

    private record Fit(Excerpt passage, double match, double similarity) {

        boolean isEnough() {
            return match >= LEAST_MATCH || similarity >= LEAST_SIMILARITY;
        }

        double value() {
            return Math.max(match, similarity) - PER_RANK * (passage.number() - 1);
        }
    }

    private static Fit fit(Set<String> question, Excerpt passage) {
        return new Fit(
                passage,
                Terms.match(question, passage.title(), passage.question(), passage.text()),
                passage.similarity() == null ? 0 : passage.similarity());
    }

    private static StructuredAnswer compose(Set<String> question, Fit best, List<Excerpt> passages) {
        Set<String> open = new HashSet<>(question);
        open.removeAll(termsOf(best.passage()));
        Optional<Excerpt> second = forTheRest(open, best.passage(), passages);

        List<Integer> citations = new ArrayList<>(List.of(best.passage().number()));
        int most = second.isPresent() ? 2 : MOST_SENTENCES;
        String answer = isKnownQuestion(question, best.passage())
                ? beginning(best.passage().text(), most)
                : extract(question, best.passage().text(), most);
        if (second.isPresent()) {
            citations.add(second.get().number());
            answer += "\n\n" + extract(open, second.get().text(), 2);
        }
        return new StructuredAnswer(answer, citations, Action.ANSWER, "answered", rating(question, best));
    }

    /** An article begins with the answer to the questions that it is written for. */
    private static boolean isKnownQuestion(Set<String> question, Excerpt passage) {
        return Terms.share(question, Terms.of(passage.title(), passage.question())) >= KNOWN_QUESTION;
    }

    private static String beginning(String text, int most) {
        return stretch(text, TermAnalysis.sentences(text), 0, most);
    }

    /** A question in two parts: another passage may speak of what the best one is silent about. */
    private static Optional<Excerpt> forTheRest(Set<String> open, Excerpt best, List<Excerpt> passages) {
        if (open.size() < 2) {
            return Optional.empty();
        }
        return passages.stream()
                .filter(passage ->
                        passage.number() != best.number() && !passage.text().equals(best.text()))
                .filter(passage -> Terms.share(open, termsOf(passage)) >= 0.6)
                .max(Comparator.comparingDouble(passage -> Terms.share(open, termsOf(passage))));
    }

    private static Set<String> termsOf(Excerpt passage) {
        return Terms.of(passage.title(), passage.question(), passage.text());
    }

    /** The stretch of neighbouring sentences that shares most words with the question; the earliest of equals. */
    private static String extract(Set<String> question, String text, int most) {
        List<Span> sentences = TermAnalysis.sentences(text);
        int first = 0;
        double bestValue = -1;
        for (int start = 0; start + Math.min(most, sentences.size()) <= sentences.size(); start++) {
            double value = Terms.share(question, Terms.of(stretch(text, sentences, start, most)));
            if (value > bestValue) {
                first = start;
                bestValue = value;
            }
        }
        return stretch(text, sentences, first, most);
    }

    private static String stretch(String text, List<Span> sentences, int start, int most) {
        if (sentences.isEmpty()) {
            return text;
        }
        int last = Math.min(start + most, sentences.size()) - 1;
        while (last > start && sentences.get(last).end() - sentences.get(start).start() > ANSWER_LENGTH) {
            last--;
        }
        return text.substring(sentences.get(start).start(), sentences.get(last).end());
    }

    /** Sharing the only word of a question says less than sharing five of six. */
    private static double rating(Set<String> question, Fit best) {
        double match = best.match() * question.size() / (question.size() + 1.0);
        return Math.round(Math.min(1, Math.max(match, best.similarity())) * 100) / 100.0;
    }
}
