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

    static final String NAME = ModelReply.EXTRACTIVE;

    private static final int MOST_SENTENCES = 4;
    private static final int ANSWER_LENGTH = 900;
    private static final double LEAST_MATCH = 0.25;
    private static final double LEAST_SIMILARITY = 0.5;
    // To contain a question's words is a little less than to be that question.
    private static final double WORDS_ALONE = 0.9;
    private static final double KNOWN_QUESTION = 0.6;

    StructuredAnswer answer(PromptDocument document) {
        Set<String> question = Terms.of(document.question());
        return document.passages().stream()
                .map(passage -> Fit.of(question, passage))
                // The search weighs rare words and meaning: by overlap its order only gets worse, except for a question
                // that an article lists word for word.
                .filter(Fit::isEnough)
                .min(Comparator.comparing(fit -> !fit.isAskedAs(document.question())))
                .map(best -> compose(question, best, document.passages()))
                .orElseGet(() -> new StructuredAnswer("", List.of(), Action.HANDOFF, "no_passage", 0.0));
    }

    /** @param match by words, @param similarity by meaning, both 0 to 1 */
    private record Fit(Excerpt passage, Set<String> terms, double match, double similarity) {

        static Fit of(Set<String> question, Excerpt passage) {
            Set<String> title = Terms.of(passage.title());
            Set<String> variant = Terms.of(passage.question());
            Set<String> terms = Terms.of(passage.text());
            terms.addAll(title);
            terms.addAll(variant);
            double asQuestion = Math.max(Terms.likeness(question, variant), Terms.likeness(question, title));
            return new Fit(
                    passage,
                    terms,
                    Math.max(asQuestion, WORDS_ALONE * Terms.share(question, terms)),
                    passage.similarity() == null ? 0 : passage.similarity());
        }

        boolean isEnough() {
            return match >= LEAST_MATCH || similarity >= LEAST_SIMILARITY;
        }

        boolean isAskedAs(String question) {
            return Terms.sameLetters(question, passage.question()) || Terms.sameLetters(question, passage.title());
        }
    }

    private static StructuredAnswer compose(Set<String> question, Fit best, List<Excerpt> passages) {
        Set<String> open = new HashSet<>(question);
        open.removeAll(best.terms());
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
                .map(passage -> Fit.of(open, passage))
                .filter(fit -> Terms.share(open, fit.terms()) >= 0.6)
                .findFirst()
                .map(Fit::passage);
    }

    /** The stretch of neighbouring sentences that shares most words with the question; the earliest of equals. */
    private static String extract(Set<String> question, String text, int most) {
        List<Span> sentences = TermAnalysis.sentences(text);
        List<Set<String>> terms = sentences.size() <= most
                ? List.of()
                : sentences.stream().map(span -> Terms.of(span.of(text))).toList();
        int first = 0;
        long bestValue = -1;
        for (int start = 0; start + most <= terms.size(); start++) {
            List<Set<String>> stretch = terms.subList(start, start + most);
            long value = question.stream()
                    .filter(term -> stretch.stream().anyMatch(sentence -> sentence.contains(term)))
                    .count();
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
