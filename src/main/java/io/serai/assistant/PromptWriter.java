package io.serai.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.assistant.internal.PromptDocument;
import io.serai.assistant.internal.PromptDocument.Excerpt;
import io.serai.assistant.internal.PromptDocument.Line;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts a turn and its passages into one bounded document. */
@Component
class PromptWriter {

    static final int MOST_PASSAGES = 6;
    private static final int QUESTION_LENGTH = 8_000;
    private static final int HISTORY_LINES = 10;
    private static final int HISTORY_LINE_LENGTH = 1_000;
    private static final int PASSAGE_LENGTH = 3_000;
    private static final int TITLE_LENGTH = 300;

    private final ObjectMapper json;

    PromptWriter(ObjectMapper json) {
        this.json = json;
    }

    Prompt write(TurnContext turn, List<Passage> passages) {
        String document = document(turn.question(), languageOf(turn), turn.history(), passages);
        return new Prompt(Instructions.PROMPT_VERSION, Instructions.TEXT, document);
    }

    Prompt assessment(String question, String language, List<TurnContext.Line> told, List<Passage> passages) {
        String document = document(question, Terms.isKorean(question) ? "ko" : language, told, passages);
        return new Prompt(Instructions.ASSESSMENT_VERSION, Instructions.ASSESSMENT, document);
    }

    private String document(String question, String language, List<TurnContext.Line> history, List<Passage> passages) {
        // The embedding model knows English only: between Korean texts its similarity says nothing.
        boolean similarityCounts = !Terms.isKorean(question);
        PromptDocument document = new PromptDocument(
                cut(question, QUESTION_LENGTH),
                language,
                history(history),
                IntStream.range(0, Math.min(passages.size(), MOST_PASSAGES))
                        .mapToObj(i -> excerpt(i + 1, passages.get(i), similarityCounts))
                        .toList());
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A prompt cannot be written", e);
        }
    }

    /** What the text shows outranks what the client states: a browser set to English may well send Korean. */
    static String languageOf(TurnContext turn) {
        return Terms.isKorean(turn.question()) ? "ko" : turn.language();
    }

    private static List<Line> history(List<TurnContext.Line> lines) {
        return lines.subList(Math.max(0, lines.size() - HISTORY_LINES), lines.size()).stream()
                .map(line ->
                        new Line(line.author().name().toLowerCase(Locale.ROOT), cut(line.text(), HISTORY_LINE_LENGTH)))
                .toList();
    }

    private static Excerpt excerpt(int number, Passage passage, boolean similarityCounts) {
        return new Excerpt(
                number,
                cut(passage.title(), TITLE_LENGTH),
                cut(passage.matchedQuestion(), TITLE_LENGTH),
                cut(passage.text(), PASSAGE_LENGTH),
                similarityCounts && passage.similarity() > 0 ? Math.round(passage.similarity() * 100) / 100.0 : null);
    }

    private static String cut(String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
