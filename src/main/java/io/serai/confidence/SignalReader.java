package io.serai.confidence;

import io.serai.assistant.Citation;
import io.serai.assistant.Draft;
import io.serai.assistant.Terms;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** Reads the signals off a draft and the search result that it was made from. */
final class SignalReader {

    // BM25 has no upper end; at this score the signal stands at one half.
    private static final double HALF_LEXICAL = 6;
    // A lead of this much similarity over the next article counts in full.
    private static final double FULL_MARGIN = 0.2;

    private final String question;
    private final Set<String> terms;
    private final boolean korean;
    private final Draft draft;
    private final List<Passage> passages;

    SignalReader(Draft draft, TurnContext turn, List<Passage> passages) {
        this.question = turn.question();
        this.terms = Terms.of(question);
        this.korean = Terms.isKorean(question);
        this.draft = draft;
        this.passages = passages;
    }

    Signals read() {
        Optional<Passage> cited = cited();
        double match = cited.map(this::match).orElse(0.0);
        return new Signals(
                cited.map(passage -> korean ? match : unit(passage.similarity()))
                        .orElse(0.0),
                cited.map(passage -> passage.lexical() / (passage.lexical() + HALF_LEXICAL))
                        .orElse(0.0),
                match,
                cited.map(this::margin).orElse(0.0),
                cited.map(this::agreement).orElse(0.0),
                draft.grounding().share(),
                draft.rating() == null ? 0.5 : draft.rating(),
                Terms.isKorean(draft.answer()) == korean ? 1 : 0,
                CustomerWords.nameRisk(question) ? 1 : 0,
                CustomerWords.askForPerson(question) ? 1 : 0,
                CustomerWords.anger(question),
                CustomerWords.vagueness(question, terms.size()),
                CustomerWords.several(question));
    }

    /** The answer rests on what it cites: a better passage that it left aside is no ground for trust. */
    private Optional<Passage> cited() {
        return draft.citations().stream()
                .map(Citation::number)
                .filter(number -> number <= passages.size())
                .map(number -> passages.get(number - 1))
                .max(Comparator.comparingDouble(this::strength));
    }

    private double match(Passage passage) {
        return Terms.match(terms, passage.title(), passage.matchedQuestion(), passage.text());
    }

    private double strength(Passage passage) {
        return korean ? match(passage) : unit(passage.similarity());
    }

    private double margin(Passage cited) {
        double next = passages.stream()
                .filter(passage -> !passage.articleId().equals(cited.articleId()))
                .mapToDouble(this::strength)
                .max()
                .orElse(0);
        return unit((strength(cited) - next) / FULL_MARGIN);
    }

    private double agreement(Passage cited) {
        Optional<UUID> lexical = first(Passage::lexical);
        // Where the embedding model is blind, only the keyword search has a say.
        Optional<UUID> dense = korean ? lexical : first(Passage::similarity);
        boolean byWords = lexical.filter(cited.articleId()::equals).isPresent();
        boolean byMeaning = dense.filter(cited.articleId()::equals).isPresent();
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
