package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.conversation.NewMessage;
import io.serai.conversation.Status;
import io.serai.conversation.TurnWork;
import io.serai.conversation.Turns;
import io.serai.delivery.Deliveries;
import io.serai.delivery.DeliveryWork;
import io.serai.delivery.State;
import io.serai.handoff.Handoffs;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Invariant 4: a person outranks the machine. */
@QuietHubTest
class APersonOutranksTheMachineTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Turns turns;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Conversations conversations;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void onceHandedOffTheAssistantNeitherDraftsNorAnswers() {
        UUID conversation =
                arrivals.store(Incoming.webchat("Can I talk to somebody?")).conversationId();
        TurnWork turn = openTurn(conversation);
        assertThat(handoffs.open(conversation, "webchat", turn.turnId(), turn.revision(), "customer_asked"))
                .isTrue();

        assertThat(turns.begin(turn.turnId(), turn.revision())).isEmpty();
        assertThat(turns.reply(turn.turnId(), turn.revision(), NewMessage.fromAssistant("Hi", List.of())))
                .isEmpty();
        int before = workItems(conversation);
        arrivals.store(Incoming.webchat(conversation, "Hello?"));
        assertThat(workItems(conversation)).isEqualTo(before);
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.WITH_AGENT);
    }

    @Test
    void anAssistantsReplyThatHasNotLeftYetIsWithheldWhenAPersonTakesOver() {
        UUID conversation = arrivals.store(Incoming.webchat("Where is it?")).conversationId();
        TurnWork turn = openTurn(conversation);
        turns.reply(turn.turnId(), turn.revision(), NewMessage.fromAssistant("Soon.", List.of()));
        UUID agent = People.agent(jdbc, "Mina");
        transaction.executeWithoutResult(status -> conversations.hold(conversation, agent));

        assertThat(deliveries.begin(work(conversation))).isEmpty();
        assertThat(deliveries.list(State.DEAD, null, null, 100).items())
                .filteredOn(delivery -> delivery.conversationId().equals(conversation))
                .extracting(delivery -> delivery.outcome())
                .containsExactly("WITHHELD");
    }

    @Test
    void aPersonsOwnMessageLeavesAlthoughAPersonHoldsTheConversation() {
        UUID conversation = arrivals.store(Incoming.webchat("Where is it?")).conversationId();
        UUID agent = People.agent(jdbc, "Mina");
        transaction.executeWithoutResult(status -> {
            conversations.hold(conversation, agent);
            conversations.say(conversation, agent, "I am looking.");
        });
        assertThat(deliveries.begin(work(conversation))).get().satisfies(message -> assertThat(message.text())
                .isEqualTo("I am looking."));
    }

    private DeliveryWork work(UUID conversation) {
        return jdbc.sql("select id from delivery where conversation_id = ?")
                .param(conversation)
                .query((row, number) -> new DeliveryWork(row.getObject("id", UUID.class), "webchat"))
                .single();
    }

    private TurnWork openTurn(UUID conversation) {
        return jdbc.sql("select id, revision from turn where conversation_id = ? and closed_at is null")
                .param(conversation)
                .query((row, number) -> new TurnWork(row.getObject("id", UUID.class), row.getInt("revision")))
                .single();
    }

    private int workItems(UUID conversation) {
        return jdbc.sql("select count(*) from work_item where key = ?")
                .param(conversation.toString())
                .query(Integer.class)
                .single();
    }
}
