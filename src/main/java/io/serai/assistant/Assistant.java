package io.serai.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.assistant.internal.ModelReply;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Turns a question and what the articles say about it into a draft: {@link #prompt} before a model is called, {@link
 * #draft} after.
 */
@Component
public class Assistant {

    private static final Logger log = LoggerFactory.getLogger(Assistant.class);

    private final PromptWriter prompts;
    private final ObjectMapper json;

    Assistant(PromptWriter prompts, ObjectMapper json) {
        this.prompts = prompts;
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
        List<Passage> shown = passages.subList(0, Math.min(passages.size(), PromptWriter.MOST_PASSAGES));
        ModelReply read = read(reply);
        List<Citation> citations = citations(turn, read, shown);
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
        return cited.stream()
                .map(number -> Citation.of(number, shown))
                .toList();
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
                .map(passage -> passage.title() + "\n" + passage.text())
                .toList();
        return GroundingCheck.check(answer, sources);
    }
}
