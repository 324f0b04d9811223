package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.serai.assistant.Assistant;
import io.serai.assistant.Draft;
import io.serai.assistant.Drafts;
import io.serai.assistant.KeptDraft;
import io.serai.assistant.Prompt;
import io.serai.assistant.Verdict;
import io.serai.channel.Channels;
import io.serai.confidence.Confidence;
import io.serai.conversation.TurnContext;
import io.serai.conversation.TurnWork;
import io.serai.conversation.Turns;
import io.serai.handoff.Handoffs;
import io.serai.knowledge.Passage;
import io.serai.knowledge.Question;
import io.serai.queue.WorkItem;
import io.serai.shared.RouteStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of the route {@code draft-reply}. */
@Component
class DraftReply {

    private static final Logger log = LoggerFactory.getLogger(DraftReply.class);
    private static final int PASSAGES = 6;

    private final Turns turns;
    private final Assistant assistant;
    private final Confidence confidence;
    private final Drafts drafts;
    private final Handoffs handoffs;
    private final Channels channels;
    private final ObjectMapper json;

    DraftReply(
            Turns turns,
            Assistant assistant,
            Confidence confidence,
            Drafts drafts,
            Handoffs handoffs,
            Channels channels,
            ObjectMapper json) {
        this.turns = turns;
        this.assistant = assistant;
        this.confidence = confidence;
        this.drafts = drafts;
        this.handoffs = handoffs;
        this.channels = channels;
        this.json = json;
    }

    /**
     * Finds out what is still to be done: sets the variable {@code turn} when a draft is wanted, {@code begun} to what an
     * earlier attempt had shown of it, and the body to the draft when one got that far.
     */
    @RouteStep
    public void begin(WorkItem item, Exchange exchange) throws JsonProcessingException {
        channels.awaitKnown();
        TurnWork work = read(item);
        Optional<TurnContext> turn = turns.begin(work.turnId(), work.revision())
                .filter(this::hasAChannel)
                .filter(this::hasWords);
        exchange.setVariable("turn", turn.orElse(null));
        Optional<TurnContext> again = turn.filter(wanted -> item.attempts() > 1);
        exchange.setVariable(
                "begun", again.map(it -> turns.beingShown(it.turnId())).orElse(List.of()));
        exchange.getMessage()
                .setBody(again.flatMap(it -> drafts.find(it.turnId(), it.revision()))
                        .orElse(null));
    }

    /** A channel that was taken away or is refused has no policy to decide by: a person answers. */
    private boolean hasAChannel(TurnContext turn) {
        if (channels.find(turn.channelId()).isPresent()) {
            return true;
        }
        handoffs.open(
                turn.conversationId(), turn.channelId(), turn.turnId(), turn.revision(), "channel-not-configured");
        return false;
    }

    /** A picture without a word is for a person to look at. */
    private boolean hasWords(TurnContext turn) {
        if (!turn.question().isBlank()) {
            return true;
        }
        handoffs.open(turn.conversationId(), turn.channelId(), turn.turnId(), turn.revision(), "message-without-words");
        return false;
    }

    @RouteStep
    public Question question(@Variable("turn") TurnContext turn) {
        return new Question(turn.question(), turn.language(), PASSAGES);
    }

    /** A failing search leaves the answer to a person; the turn goes on without passages. */
    @RouteStep
    public List<Passage> searchFailed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure, Exchange exchange) {
        log.error("The knowledge base cannot be searched", failure);
        exchange.setVariable("searchFailed", true);
        return List.of();
    }

    @RouteStep
    public List<ChatMessage> prompt(@Variable("turn") TurnContext turn, @Variable("passages") List<Passage> passages) {
        Prompt prompt = assistant.prompt(turn, passages);
        // The chat component replaces elements of the list.
        return new ArrayList<>(List.of(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user())));
    }

    @RouteStep
    public KeptDraft keep(
            @Variable("turn") TurnContext turn,
            @Variable("passages") List<Passage> passages,
            @Variable("searchFailed") Boolean searchFailed,
            @Body String reply) {
        Draft draft = assistant.draft(turn, passages, reply);
        Verdict verdict = confidence.assess(
                draft, turn, passages, channels.get(turn.channelId()), Boolean.TRUE.equals(searchFailed));
        return drafts.keep(draft, verdict);
    }

    @RouteStep
    public void giveUp(WorkItem item) throws JsonProcessingException {
        TurnWork work = read(item);
        turns.begin(work.turnId(), work.revision())
                .ifPresent(turn -> handoffs.open(
                        turn.conversationId(), turn.channelId(), turn.turnId(), turn.revision(), "drafting-failed"));
    }

    private TurnWork read(WorkItem item) throws JsonProcessingException {
        return json.readValue(item.payload(), TurnWork.class);
    }
}
