package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Concurrently;
import io.serai.Incoming;
import io.serai.QuietHubTest;
import io.serai.conversation.Arrivals;
import io.serai.conversation.NewMessage;
import io.serai.conversation.Posted;
import io.serai.conversation.TurnWork;
import io.serai.conversation.Turns;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invariant 3: one reply per turn. */
@QuietHubTest
class OneReplyPerTurnTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Turns turns;

    @Autowired
    JdbcClient jdbc;

    @Test
    void ofTwentyRepliesAtOnceOneIsStoredAndOneIsToBeDelivered() throws Exception {
        Posted posted = arrivals.store(Incoming.webchat("Where is my order?"));
        TurnWork turn = openTurn(posted.conversationId());

        List<Optional<UUID>> replies =
                Concurrently.call(20, i -> () -> turns.reply(turn.turnId(), turn.revision(), answer("Answer " + i)));

        assertThat(replies).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(count("select count(*) from message where reply_to_turn = ?", turn.turnId()))
                .isEqualTo(1);
        assertThat(count("select count(*) from delivery where conversation_id = ?", posted.conversationId()))
                .isEqualTo(1);
    }

    @Test
    void aReplyToAnOlderRevisionIsNotSent() {
        Posted posted = arrivals.store(Incoming.webchat("Where is my order?"));
        TurnWork before = openTurn(posted.conversationId());
        arrivals.store(Incoming.webchat(posted.conversationId(), "It is number 17."));

        assertThat(turns.reply(before.turnId(), before.revision(), answer("Which number?")))
                .isEmpty();
        TurnWork now = openTurn(posted.conversationId());
        assertThat(now.turnId()).isEqualTo(before.turnId());
        assertThat(now.revision()).isEqualTo(before.revision() + 1);
        assertThat(turns.reply(now.turnId(), now.revision(), answer("It comes today.")))
                .isPresent();
    }

    @Test
    void aMessageAndAReplyAtOnceEndInAReplyToOneOfTheRevisionsOnly() throws Exception {
        for (int round = 0; round < 20; round++) {
            Posted posted = arrivals.store(Incoming.webchat("Where is my order?"));
            TurnWork turn = openTurn(posted.conversationId());

            Concurrently.call(
                    2,
                    i -> () -> i == 0
                            ? turns.reply(turn.turnId(), turn.revision(), answer("Soon."))
                                    .isPresent()
                            : arrivals.store(Incoming.webchat(posted.conversationId(), "Number 17"))
                                    .duplicate());

            boolean replied = count("select count(*) from message where reply_to_turn = ?", turn.turnId()) == 1;
            TurnWork open = openTurn(posted.conversationId());
            // Either the reply came first and the message opened a turn, or the message did and the reply was stale.
            assertThat(open.turnId().equals(turn.turnId())).isEqualTo(!replied);
        }
    }

    @Test
    void theQuestionOfATurnIsAllThatWasWrittenSinceTheLastReply() {
        Posted posted = arrivals.store(Incoming.webchat("Hello"));
        arrivals.store(Incoming.webchat(posted.conversationId(), "Where is my order?"));
        TurnWork turn = openTurn(posted.conversationId());

        var context = turns.begin(turn.turnId(), turn.revision()).orElseThrow();
        assertThat(context.question()).isEqualTo("Hello\n\nWhere is my order?");
        assertThat(context.history()).isEmpty();

        turns.reply(turn.turnId(), turn.revision(), answer("It comes today."));
        arrivals.store(Incoming.webchat(posted.conversationId(), "At what time?"));
        TurnWork next = openTurn(posted.conversationId());
        var second = turns.begin(next.turnId(), next.revision()).orElseThrow();
        assertThat(second.question()).isEqualTo("At what time?");
        assertThat(second.history())
                .extracting(line -> line.text())
                .containsExactly("Hello", "Where is my order?", "It comes today.");
    }

    private static NewMessage answer(String text) {
        return NewMessage.fromAssistant(text, List.of());
    }

    private TurnWork openTurn(UUID conversation) {
        return jdbc.sql("select id, revision from turn where conversation_id = ? and closed_at is null")
                .param(conversation)
                .query((row, number) -> new TurnWork(row.getObject("id", UUID.class), row.getInt("revision")))
                .single();
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Integer.class).single();
    }
}
