package io.serai.camel;

import io.serai.assistant.Assistant;
import io.serai.assistant.Drafts;
import io.serai.assistant.KeptDraft;
import io.serai.assistant.StreamedDraft;
import io.serai.channel.Channels;
import io.serai.confidence.Confidence;
import io.serai.conversation.Sentence;
import io.serai.conversation.TurnContext;
import io.serai.conversation.Turns;
import io.serai.knowledge.Passage;
import io.serai.shared.RouteStep;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** The steps of the route {@code write-draft} for a draft that its customer reads while it is written. */
@Component
class StreamReply {

    private final Turns turns;
    private final Assistant assistant;
    private final Confidence confidence;
    private final Drafts drafts;
    private final Channels channels;

    StreamReply(Turns turns, Assistant assistant, Confidence confidence, Drafts drafts, Channels channels) {
        this.turns = turns;
        this.assistant = assistant;
        this.confidence = confidence;
        this.drafts = drafts;
        this.channels = channels;
    }

    /** Sets the variable {@code streamed}. */
    @RouteStep
    public void choose(
            @Variable("turn") TurnContext turn,
            @Variable("passages") List<Passage> passages,
            @Variable("searchFailed") Boolean searchFailed,
            @Variable("begun") List<Sentence> begun,
            Exchange exchange) {
        boolean maybe = !Boolean.TRUE.equals(searchFailed)
                && confidence.mayStream(turn, passages, channels.get(turn.channelId()))
                && turns.isReadWhereShown(turn.turnId())
                && !turns.wasShown(turn.turnId());
        // What was begun is to be ended, whatever has changed since.
        exchange.setVariable("streamed", maybe || !begun.isEmpty());
    }

    @RouteStep
    public KeptDraft write(
            @Variable("turn") TurnContext turn,
            @Variable("passages") List<Passage> passages,
            @Variable("searchFailed") Boolean searchFailed,
            @Variable("begun") List<Sentence> begun) {
        StreamedDraft streamed = assistant.stream(
                turn,
                passages,
                begun,
                (from, sentences) -> turns.show(turn.turnId(), turn.revision(), from, sentences));
        return drafts.keep(
                streamed.draft(),
                confidence.assess(
                        streamed, turn, passages, channels.get(turn.channelId()), Boolean.TRUE.equals(searchFailed)));
    }
}
