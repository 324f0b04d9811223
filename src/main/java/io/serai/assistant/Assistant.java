package io.serai.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.assistant.internal.AnswerWriter;
import io.serai.assistant.internal.ModelReply;
import io.serai.conversation.Sentence;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Turns a question and what the articles say about it into a draft: {@link #prompt} before a model is called, {@link
 * #draft} after; or {@link #stream}, which calls it.
 */
@Component
public class Assistant {

    private static final Logger log = LoggerFactory.getLogger(Assistant.class);

    private final PromptWriter prompts;
    private final AnswerWriter models;
    private final ObjectMapper json;

    Assistant(PromptWriter prompts, AnswerWriter models, ObjectMapper json) {
        this.prompts = prompts;
        this.models = models;
        this.json = json;
    }

    /** What to ask. Long texts are cut, and of the passages the first six are shown. */
    public Prompt prompt(TurnContext turn, List<Passage> passages) {
        return prompts.write(turn, passages);
    }

    /**
     * Reads the model chain's reply. Citations of passages that were never shown are dropped.
     *
     * @param passages the same as were given to {@link #prompt}
     * @param reply the text that the chain returned
     * @throws SeraiException UNAVAILABLE when it is not the chain's
     */
    public Draft draft(TurnContext turn, List<Passage> passages, String reply) {
        ModelReply read = read(reply);
        List<Passage> shown = shown(passages);
        return draft(turn, shown, read, citations(turn, read, shown));
    }

    /**
     * Lets the models write an answer and the customer read it meanwhile, as far as the passages bear it out.
     *
     * @param begun what the customer has read of an answer whose writing was interrupted: it goes on where the models
     *     say the same again
     * @throws RuntimeException what the screen threw
     */
    public StreamedDraft stream(TurnContext turn, List<Passage> passages, List<Sentence> begun, Screen screen) {
        List<Passage> shown = shown(passages);
        AnswerStream stream = new AnswerStream(shown, begun, screen);
        ModelReply reply = models.write(prompt(turn, passages), stream);
        stream.check();
        // What a sentence was shown with is a source of the answer, whether the model cites it or not.
        List<Citation> citations = Stream.concat(
                        stream.sources().stream().map(number -> Citation.of(number, shown)),
                        citations(turn, reply, shown).stream())
                .distinct()
                .toList();
        return new StreamedDraft(draft(turn, shown, reply, citations), stream.shownText(), stream.isStopped());
    }

    private static List<Passage> shown(List<Passage> passages) {
        return passages.subList(0, Math.min(passages.size(), PromptWriter.MOST_PASSAGES));
    }

    private static Draft draft(TurnContext turn, List<Passage> shown, ModelReply read, List<Citation> citations) {
        return new Draft(
                Ids.next(),
                turn.conversationId(),
                turn.turnId(),
                turn.revision(),
                turn.channelId(),
                turn.question(),
                read.output().answer(),
                citations,
                shown,
                Instructions.PROMPT_VERSION,
                read.model(),
                read.inputTokens(),
                read.outputTokens(),
                read.calls(),
                read.output().action(),
                read.output().reason(),
                read.output().rating(),
                topic(citations, shown),
                PromptWriter.languageOf(turn),
                grounding(read.output().answer(), citations, shown));
    }

    private ModelReply read(String reply) {
        try {
            return json.readValue(reply, ModelReply.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new SeraiException(Kind.UNAVAILABLE, "The model chain's reply cannot be read.");
        }
    }

    private static List<Citation> citations(TurnContext turn, ModelReply reply, List<Passage> shown) {
        List<Integer> cited = reply.output().citations().stream()
                .filter(number -> number >= 1 && number <= shown.size())
                .toList();
        if (cited.size() < reply.output().citations().size()) {
            log.info(
                    "Model {} cited passages that it was not shown, turn {}: {}",
                    reply.model(),
                    turn.turnId(),
                    reply.output().citations());
        }
        return cited.stream().map(number -> Citation.of(number, shown)).toList();
    }

    private static String topic(List<Citation> citations, List<Passage> shown) {
        if (!citations.isEmpty()) {
            return shown.get(citations.get(0).number() - 1).topic();
        }
        return shown.isEmpty() ? null : shown.get(0).topic();
    }

    private static Grounding grounding(String answer, List<Citation> citations, List<Passage> shown) {
        List<String> sources = citations.stream()
                .map(citation -> shown.get(citation.number() - 1))
                .map(GroundingCheck::sourceOf)
                .toList();
        return GroundingCheck.check(answer, sources);
    }
}
