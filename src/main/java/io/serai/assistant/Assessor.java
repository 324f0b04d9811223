package io.serai.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.assistant.internal.ModelReply;
import io.serai.conversation.TurnContext.Line;
import io.serai.knowledge.Passage;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Turns a conversation that a person has to take over, and what articles and earlier answers say about it, into a likely
 * cause and next steps: {@link #prompt} before a model is called, {@link #read} after.
 */
@Component
public class Assessor {

    private static final Pattern STEP = Pattern.compile("(?:[-*•]|\\d{1,2}[.)])\\s+(.+)");
    private static final int MOST_STEPS = 5;
    private static final int LONGEST = 500;

    /**
     * @param likelyCause null where none was found
     * @param rating how sure the model says it is, 0 to 1; null where it does not say, or cannot know
     */
    public record Assessed(String likelyCause, List<String> steps, Double rating, String model) {

        /** Why it helps nobody, for instance {@code nothing-found}; empty when it says something. */
        public Optional<String> uselessBecause() {
            if (likelyCause != null || !steps.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(model.equals(ModelReply.EXTRACTIVE) ? "nothing-found" : "nothing-useful");
        }
    }

    private final PromptWriter prompts;
    private final ObjectMapper json;

    Assessor(PromptWriter prompts, ObjectMapper json) {
        this.prompts = prompts;
        this.json = json;
    }

    /** @param told what was said, and what colleagues noted and tried, the oldest first */
    public Prompt prompt(String question, String language, List<Line> told, List<Passage> passages) {
        return prompts.assessment(question, language, told, passages);
    }

    /**
     * Reads the model chain's reply.
     *
     * @param passages the same as were given to {@link #prompt}
     * @throws SeraiException UNAVAILABLE when it is not the chain's
     */
    public Assessed read(List<Passage> passages, String reply) {
        ModelReply read;
        try {
            read = json.readValue(reply, ModelReply.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new SeraiException(Kind.UNAVAILABLE, "The model chain's reply cannot be read.");
        }
        String answer = read.output().answer();
        return read.model().equals(ModelReply.EXTRACTIVE) ? quoted(passages, read, answer) : written(read, answer);
    }

    /** The first lines are the cause, those that are listed the steps. */
    private static Assessed written(ModelReply read, String answer) {
        List<String> cause = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (String line :
                answer.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
            Matcher step = STEP.matcher(line);
            boolean isStep = step.matches();
            String said = isStep ? step.group(1) : line;
            if (!saysSomething(said)) {
                continue;
            }
            if (isStep) {
                steps.add(cut(said));
            } else if (steps.isEmpty()) {
                cause.add(said);
            }
        }
        String likely = cause.isEmpty() ? null : cut(String.join(" ", cause));
        return new Assessed(
                likely,
                steps.subList(0, Math.min(steps.size(), MOST_STEPS)),
                read.output().rating(),
                read.model());
    }

    /** Who only quotes knows no cause: what the best passage is about, and what it says. How sure it is, it cannot know. */
    private static Assessed quoted(List<Passage> passages, ModelReply read, String answer) {
        String cause = read.output().citations().stream()
                .filter(number -> number >= 1 && number <= passages.size())
                .findFirst()
                .map(number -> about(passages.get(number - 1).title()))
                .orElse(null);
        List<String> steps = Terms.sentences(answer).stream()
                .map(String::strip)
                .filter(Assessor::saysSomething)
                .map(Assessor::cut)
                .limit(MOST_STEPS)
                .toList();
        return new Assessed(cause, steps, null, read.model());
    }

    private static String about(String title) {
        return cut((Terms.isKorean(title) ? "“%s”에 관한 문의로 보입니다." : "This looks like what “%s” is about.")
                .formatted(title));
    }

    private static boolean saysSomething(String line) {
        return line.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
