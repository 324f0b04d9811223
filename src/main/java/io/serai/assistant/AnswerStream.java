package io.serai.assistant;

import io.serai.assistant.internal.AnswerFollower;
import io.serai.assistant.internal.SentenceBreaks;
import io.serai.conversation.Sentence;
import io.serai.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows the sentences of an answer as they are finished and borne out. Where the first one is not, nothing is shown and
 * the answer is read to its end, to be decided as a whole; where a later one is not, the answer ends there. It ends too
 * where it does not begin with what was shown of it before an interruption.
 */
class AnswerStream implements AnswerFollower {

    private final List<Passage> passages;
    private final SentenceGate gate;
    private final Screen screen;
    private final List<Sentence> shown = new ArrayList<>();
    private final Set<Integer> sources = new TreeSet<>();
    private String answer = "";
    private boolean silent;
    private boolean stopped;
    private RuntimeException failure;

    AnswerStream(List<Passage> passages, List<Sentence> begun, Screen screen) {
        this.passages = passages;
        this.gate = new SentenceGate(passages);
        this.screen = screen;
        // Numbers of passages are those of one search.
        begun.forEach(sentence -> gate.sourcesOf(sentence.text()).ifPresent(sources::addAll));
        shown.addAll(begun);
    }

    @Override
    public void begin() {
        answer = "";
        silent = false;
    }

    @Override
    public boolean follow(String written, boolean complete) {
        answer = written;
        String before = shownText();
        if (!written.startsWith(before)) {
            stopped = complete || !before.startsWith(written);
            return !stopped;
        }
        String rest = written.substring(before.length());
        if (silent || rest.isEmpty()) {
            return true;
        }
        List<Sentence> next = new ArrayList<>();
        boolean passed = pass(SentenceBreaks.finished(rest, complete), complete, next);
        stopped = !next.isEmpty() && !show(next) || !passed && hasShown();
        silent = !passed && !stopped;
        return !stopped;
    }

    /** @return whether all of them passed; the others are left out */
    private boolean pass(List<String> finished, boolean complete, List<Sentence> next) {
        StringBuilder words = new StringBuilder();
        for (String sentence : finished) {
            words.append(sentence);
            Optional<List<Integer>> borneOut = gate.sourcesOf(words.toString());
            if (borneOut.isEmpty()) {
                return false;
            }
            // "Yes." claims nothing that could be checked: it is shown with what it says yes to.
            if (!borneOut.get().isEmpty()) {
                next.add(sentence(words, borneOut.get()));
                words.setLength(0);
            }
        }
        if (complete && !words.isEmpty() && (hasShown() || !next.isEmpty())) {
            next.add(sentence(words, List.of()));
        }
        return true;
    }

    private Sentence sentence(StringBuilder words, List<Integer> numbers) {
        return new Sentence(
                words.toString(),
                numbers.stream()
                        .map(number -> Citation.of(number, passages).toReader(passages))
                        .toList());
    }

    private boolean show(List<Sentence> next) {
        try {
            if (!screen.show(shown.size(), next)) {
                return false;
            }
        } catch (RuntimeException e) {
            // No failure of the model's, for which another one would be asked.
            failure = e;
            return false;
        }
        shown.addAll(next);
        next.forEach(sentence -> sentence.sources().forEach(source -> sources.add(source.number())));
        return true;
    }

    @Override
    public boolean hasShown() {
        return !shown.isEmpty();
    }

    @Override
    public String answer() {
        return answer;
    }

    String shownText() {
        return Sentence.joined(shown);
    }

    /** Numbers of the passages that the shown sentences rest on. */
    Set<Integer> sources() {
        return sources;
    }

    boolean isStopped() {
        return stopped;
    }

    /** @throws RuntimeException what kept the sentences from being shown */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }
}
