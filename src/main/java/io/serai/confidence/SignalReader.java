package io.serai.confidence;

import io.serai.assistant.Citation;
import io.serai.assistant.Draft;
import io.serai.assistant.Terms;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** Reads the signals off a search result and the draft that was made from it, or before there is one. */
final class SignalReader {

    // BM25 has no upper end; at this score the signal stands at one half.
    private static final double HALF_LEXICAL = 6;
    // A lead over the next article that counts in full: in similarity, and as a share of the keyword score.
    private static final double FULL_LEAD = 0.2;
    private static final double FULL_LEXICAL_LEAD = 0.4;
    private static final double NO_RATING = 0.5;

    private final String question;
    private final Set<String> terms;
    private final boolean korean;
    private final List<Passage> passages;
    private final boolean searchFailed;
    private final Map<Passage, Double> likenesses = new IdentityHashMap<>();

    SignalReader(TurnContext turn, List<Passage> passages, boolean searchFailed) {
        this.question = turn.question();
        this.terms = Terms.of(question);
        this.korean = Terms.isKorean(question);
        this.passages = passages;
        this.searchFailed = searchFailed;
    }

    Signals read(Draft draft) {
        return read(
                cited(draft),
                draft.grounding().share(),
                draft.rating() == null ? NO_RATING : draft.rating(),
                Terms.isKorean(draft.answer()));
    }

    /** Of an answer that rests on the best passage and says nothing that this one does not. */
    Signals foresee() {
        Optional<Passage> best = passages.stream().max(Comparator.comparingDouble(this::nearness));
        return read(
                best, 1, NO_RATING, best.map(Passage::text).map(Terms::isKorean).orElse(!korean));
    }

    private Signals read(Optional<Passage> cited, double supported, double rating, boolean inKorean) {
        return new Signals(
                cited.map(this::nearness).orElse(0.0),
                cited.map(passage -> passage.lexical() / (passage.lexical() + HALF_LEXICAL))
                        .orElse(0.0),
                cited.map(this::likeness).orElse(0.0),
                cited.map(this::margin).orElse(0.0),
                cited.map(this::agreement).orElse(0.0),
                supported,
                rating,
                inKorean == korean ? 1 : 0,
                CustomerWords.nameRisk(question) ? 1 : 0,
                CustomerWords.askForPerson(question) ? 1 : 0,
                CustomerWords.anger(question),
                CustomerWords.vagueness(question, terms.size()),
                CustomerWords.several(question),
                searchFailed ? 1 : 0);
    }

    /** The answer rests on what it cites: a better passage that it left aside is no ground for trust. */
    private Optional<Passage> cited(Draft draft) {
        return draft.citations().stream()
                .map(Citation::number)
                .filter(number -> number <= passages.size())
                .map(number -> passages.get(number - 1))
                .max(Comparator.comparingDouble(this::nearness));
    }

    /** By meaning; by words where the embedding model is blind. */
    private double nearness(Passage passage) {
        return korean ? likeness(passage) : unit(passage.similarity());
    }

    private double likeness(Passage passage) {
        return likenesses.computeIfAbsent(
                passage, one -> Math.max(likeness(one.matchedQuestion()), likeness(one.title())));
    }

    private double likeness(String asked) {
        // Korean particles carry what the terms leave out, so only the same letters are the same question; and to
        // share the only word of a question says less than to share five of six.
        return Terms.sameLetters(question, asked)
                ? 1
                : Terms.likeness(terms, Terms.of(asked)) * terms.size() / (terms.size() + 1);
    }

    private double margin(Passage cited) {
        double byWords = unit(lead(cited) / FULL_LEXICAL_LEAD);
        double byMeaning = unit((nearness(cited) - best(this::nearness, cited)) / FULL_LEAD);
        return (byWords + byMeaning) / 2;
    }

    private double lead(Passage cited) {
        return cited.lexical() == 0 ? 0 : 1 - best(Passage::lexical, cited) / cited.lexical();
    }

    private double best(ToDoubleFunction<Passage> score, Passage besides) {
        return passages.stream()
                .filter(passage -> !passage.articleId().equals(besides.articleId()))
                .mapToDouble(score)
                .max()
                .orElse(0);
    }

    private double agreement(Passage cited) {
        boolean byWords =
                first(Passage::lexical).filter(cited.articleId()::equals).isPresent();
        boolean byMeaning =
                first(this::nearness).filter(cited.articleId()::equals).isPresent();
        return byWords && byMeaning ? 1 : byWords || byMeaning ? 0.5 : 0;
    }

    private Optional<UUID> first(ToDoubleFunction<Passage> score) {
        return passages.stream()
                .filter(passage -> score.applyAsDouble(passage) > 0)
                .max(Comparator.comparingDouble(score))
                .map(Passage::articleId);
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
