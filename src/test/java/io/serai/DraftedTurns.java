package io.serai;

import io.serai.assistant.Action;
import io.serai.assistant.Citation;
import io.serai.assistant.Decision;
import io.serai.assistant.Draft;
import io.serai.assistant.Drafts;
import io.serai.assistant.Grounding;
import io.serai.assistant.Reason;
import io.serai.assistant.Verdict;
import io.serai.conversation.Arrivals;
import io.serai.conversation.TurnWork;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns with a draft, without a model: for tests of what happens to drafts. */
@TestComponent
public class DraftedTurns {

    private final Arrivals arrivals;
    private final Drafts drafts;
    private final JdbcClient jdbc;

    DraftedTurns(Arrivals arrivals, Drafts drafts, JdbcClient jdbc) {
        this.arrivals = arrivals;
        this.drafts = drafts;
        this.jdbc = jdbc;
    }

    /** A new conversation whose first turn has an uncertain draft. */
    public Draft ask(String question) {
        UUID conversationId = arrivals.store(Incoming.webchat(question)).conversationId();
        TurnWork turn = openTurn(conversationId);
        Passage passage = new Passage(
                Ids.next(),
                "delivery-time",
                "How long does delivery take?",
                "shipping",
                "en",
                "Two days.",
                null,
                1,
                1,
                1);
        Draft draft = new Draft(
                Ids.next(),
                conversationId,
                turn.turnId(),
                turn.revision(),
                "webchat",
                question,
                "Two days.",
                List.of(new Citation(1, passage.articleId(), passage.slug(), passage.title())),
                List.of(passage),
                "test",
                "test-model",
                10,
                5,
                List.of(),
                Action.ANSWER,
                null,
                0.5,
                "shipping",
                "en",
                new Grounding(1, List.of()));
        return drafts.keep(draft, new Verdict(0.5, 0.8, "test", Map.of(), Decision.APPROVAL, Reason.BELOW_THRESHOLD))
                .draft();
    }

    public TurnWork openTurn(UUID conversationId) {
        return jdbc.sql("select id, revision from turn where conversation_id = ? and closed_at is null")
                .param(conversationId)
                .query((row, number) -> new TurnWork(row.getObject("id", UUID.class), row.getInt("revision")))
                .single();
    }
}
