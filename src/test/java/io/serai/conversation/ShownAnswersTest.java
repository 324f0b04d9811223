package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.Concurrently;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.handoff.Audience;
import io.serai.handoff.Escalation;
import io.serai.handoff.Escalations;
import io.serai.handoff.Handoffs;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was shown is said: once, whatever becomes of the rest. */
@QuietHubTest
class ShownAnswersTest {

    private static final Citation SOURCE = Citation.of(1, "Delivery", "delivery", null, "Two days.");
    private static final Sentence ONE = new Sentence("It takes two days.", List.of(SOURCE));
    private static final Sentence TWO = new Sentence(" Islands take five.", List.of(SOURCE));

    @Autowired
    Arrivals arrivals;

    @Autowired
    Turns turns;

    @Autowired
    Conversations conversations;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Escalations escalations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private UUID conversation;
    private TurnWork turn;

    @BeforeEach
    void ask() {
        conversation =
                arrivals.store(Incoming.webchat("How long does it take?")).conversationId();
        turn = openTurn();
        turns.begin(turn.turnId(), turn.revision());
    }

    @Test
    void whoWritesByAnotherChannelDoesNotReadWhatIsShown() {
        assertThat(turns.isReadWhereShown(turn.turnId())).isTrue();

        jdbc.sql("update message set channel_id = 'mail' where turn_id = ?")
                .param(turn.turnId())
                .update();

        assertThat(turns.isReadWhereShown(turn.turnId())).isFalse();
    }

    @Test
    void theReplyThatWasShownTakesThePlaceOfItsSentences() {
        show(0, ONE);
        show(1, TWO);
        UUID reply = turns.reply(turn.turnId(), turn.revision(), answer("It takes two days. Islands take five."))
                .orElseThrow();

        assertThat(posted()).containsExactly("ASSISTANT: It takes two days. Islands take five.");
        assertThat(conversations.view(conversation).messages().get(1))
                .satisfies(message -> assertThat(message.id()).isEqualTo(reply))
                .satisfies(message -> assertThat(message.turnId()).isEqualTo(turn.turnId()));
        assertThat(events())
                .containsSubsequence("sentence-shown", "sentence-shown", "reply-made")
                .doesNotContain("sentences-stopped");
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.ANSWERED);
        assertThat(isShowing()).isFalse();
    }

    @Test
    void anAnswerThatWasNotShownHasNoTurnThatAScreenWouldLookFor() {
        turns.reply(turn.turnId(), turn.revision(), answer("Two days."));
        assertThat(conversations.view(conversation).messages().get(1).turnId()).isNull();
    }

    @Test
    void anotherReplyOfTheMachineIsRefused() {
        show(0, ONE);
        assertThatThrownBy(() -> turns.reply(turn.turnId(), turn.revision(), answer("It takes three days.")))
                .isInstanceOf(SeraiException.class);
        assertThat(posted()).isEmpty();
        assertThat(isShowing()).isTrue();
    }

    @Test
    void whoWritesOnDiscardsWhatWasNotShown() {
        show(0, ONE);
        arrivals.store(Incoming.webchat(conversation, "And to an island?"));

        assertThat(show(1, TWO)).isFalse();
        assertThat(posted()).containsExactly("ASSISTANT: It takes two days.");
        assertThat(conversations.view(conversation).messages())
                .extracting(ConversationView.Message::text)
                .containsExactly("How long does it take?", "It takes two days.", "And to an island?");
        assertThat(events()).doesNotContain("sentences-stopped");
        TurnWork next = openTurn();
        assertThat(next).isEqualTo(new TurnWork(turn.turnId(), 2));
        TurnContext context = turns.begin(next.turnId(), next.revision()).orElseThrow();
        assertThat(context.question()).isEqualTo("How long does it take?\n\nAnd to an island?");
        assertThat(context.history()).extracting(TurnContext.Line::text).containsExactly("It takes two days.");
        assertThat(turns.wasShown(next.turnId())).isTrue();
        assertThat(turns.beingShown(next.turnId())).isEmpty();
        assertThatThrownBy(() -> turns.show(next.turnId(), 2, 0, List.of(TWO))).isInstanceOf(SeraiException.class);
        assertThat(turns.reply(next.turnId(), 2, answer("Islands take five."))).isPresent();
        assertThat(posted()).containsExactly("ASSISTANT: It takes two days.", "ASSISTANT: Islands take five.");
    }

    @Test
    void aHandoffKeepsWhatWasShownAndSaysThatItStops() {
        show(0, ONE);
        assertThat(handoffs.open(conversation, "webchat", turn.turnId(), turn.revision(), "unsupported"))
                .isTrue();

        assertThat(show(1, TWO)).isFalse();
        assertThat(posted()).containsExactly("ASSISTANT: It takes two days.");
        assertThat(events()).containsSubsequence("sentence-shown", "sentences-stopped", "message-posted");
        assertThat(openTurn()).isEqualTo(turn);
        assertThat(undelivered()).isEqualTo(1);
    }

    @Test
    void whoTakesTheConversationOverEndsTheAnswerInTheirOwnTransaction() throws Exception {
        show(0, ONE);
        UUID agent = People.agent(jdbc, "Mina");
        Acting.as(
                Person.withAccount(agent, "AGENT"),
                () -> escalations.escalate(
                        Ids.next(), conversation, agent, new Escalation("other", null, List.of(), Audience.ANYBODY)));

        assertThat(show(1, TWO)).isFalse();
        assertThat(posted()).containsExactly("ASSISTANT: It takes two days.");
        assertThat(events()).contains("sentences-stopped");
        assertThat(undelivered()).isEqualTo(1);
    }

    @Test
    void aPersonsReplyStandsBehindWhatWasShown() {
        show(0, ONE);
        UUID agent = People.agent(jdbc, "Mina");
        transaction.executeWithoutResult(status -> {
            conversations.hold(conversation, agent);
            conversations.say(conversation, agent, "To you it takes three.");
        });
        assertThat(posted()).containsExactly("ASSISTANT: It takes two days.", "AGENT: To you it takes three.");
        assertThat(jdbc.sql("select count(*) from message where reply_to_turn = ?")
                        .param(turn.turnId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPersonCannotPutOtherWordsIntoTheMachinesMouth() {
        show(0, ONE);
        UUID agent = People.agent(jdbc, "Mina");
        assertThatThrownBy(() -> Acting.as(Person.withAccount(agent, "AGENT"), () -> jdbc.sql("""
                                insert into message (id, conversation_id, turn_id, channel_id, direction, author, text, streamed)
                                values (?, ?, ?, 'webchat', 'OUT', 'ASSISTANT', 'It is free.', true)
                                """)
                        .params(Ids.next(), conversation, turn.turnId())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothingIsShownBeforeTheTurnIsBegunOrAfterItsReply() {
        arrivals.store(Incoming.webchat(conversation, "Hello?"));
        TurnWork next = openTurn();
        assertThat(turns.show(next.turnId(), next.revision(), 0, List.of(ONE))).isFalse();
        turns.begin(next.turnId(), next.revision());
        turns.reply(next.turnId(), next.revision(), answer("Two days."));
        assertThat(turns.show(next.turnId(), next.revision(), 0, List.of(ONE))).isFalse();
        assertThat(events()).doesNotContain("sentence-shown");
    }

    @Test
    void ofTwoWhoWriteAnAnswerOneIsRead() throws Exception {
        List<Boolean> shown = Concurrently.call(8, i -> () -> {
            try {
                return show(0, new Sentence("Answer " + i, List.of()));
            } catch (SeraiException lost) {
                return false;
            }
        });
        assertThat(shown).filteredOn(it -> it).hasSize(1);
        assertThat(events()).filteredOn("sentence-shown"::equals).hasSize(1);
    }

    @Test
    void aSentenceAndAMessageOrAPersonAtOnceEndInOneMessageOfWhatWasShown() throws Exception {
        for (int round = 0; round < 20; round++) {
            ask();
            show(0, ONE);
            boolean writesOn = round % 2 == 0;
            Concurrently.call(
                    2,
                    i -> () -> i == 0
                            ? show(1, TWO)
                            : writesOn
                                    ? arrivals.store(Incoming.webchat(conversation, "And?"))
                                            .duplicate()
                                    : handoffs.open(
                                            conversation, "webchat", turn.turnId(), turn.revision(), "unsupported"));
            String shown = jdbc.sql("select string_agg(text, '' order by position) from sentence where turn_id = ?")
                    .param(turn.turnId())
                    .query(String.class)
                    .single();
            assertThat(posted()).containsExactly("ASSISTANT: " + shown);
        }
    }

    private boolean show(int from, Sentence sentence) {
        return turns.show(turn.turnId(), turn.revision(), from, List.of(sentence));
    }

    private static NewMessage answer(String text) {
        return NewMessage.fromAssistant(text, List.of(SOURCE));
    }

    private TurnWork openTurn() {
        return jdbc.sql("select id, revision from turn where conversation_id = ? and closed_at is null")
                .param(conversation)
                .query((row, number) -> new TurnWork(row.getObject("id", UUID.class), row.getInt("revision")))
                .single();
    }

    private List<String> posted() {
        return jdbc.sql("""
                        select author || ': ' || text from message
                        where conversation_id = ? and direction = 'OUT' order by created_at, id
                        """).param(conversation).query(String.class).list();
    }

    private List<String> events() {
        return jdbc.sql("select type from event where conversation_id = ? order by id")
                .param(conversation)
                .query(String.class)
                .list();
    }

    private int undelivered() {
        return jdbc.sql("select count(*) from delivery where conversation_id = ? and state = 'PENDING'")
                .param(conversation)
                .query(Integer.class)
                .single();
    }

    private boolean isShowing() {
        return !turns.beingShown(turn.turnId()).isEmpty();
    }
}
