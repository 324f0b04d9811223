package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.Concurrently;
import io.serai.Incoming;
import io.serai.QuietHubTest;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Posted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Invariant 1: stored once. */
@QuietHubTest
class StoredOnceTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aRedeliveryIsANoOpAndNamesTheFirst() {
        Posted first = arrivals.store(Incoming.webchat("once", null, "Where is my order?"));
        Posted again = arrivals.store(Incoming.webchat("once", null, "Where is my order?"));

        assertThat(again).isEqualTo(new Posted(first.conversationId(), first.messageId(), true));
        assertThat(messages(first.conversationId())).isEqualTo(1);
        assertThat(workItems(first.conversationId())).isEqualTo(1);
    }

    @Test
    void theSameMessageTwentyTimesAtOnceIsStoredOnce() throws Exception {
        List<Posted> posted = Concurrently.call(
                20, i -> () -> arrivals.store(Incoming.webchat("twenty-at-once", null, "Where is my order?")));

        assertThat(posted).filteredOn(p -> !p.duplicate()).hasSize(1);
        assertThat(posted)
                .extracting(Posted::messageId)
                .containsOnly(posted.get(0).messageId());
        assertThat(messages(posted.get(0).conversationId())).isEqualTo(1);
    }

    @Test
    void twentyMessagesOfANewChatAtOnceShareOneConversationAndOneTurn() throws Exception {
        List<Posted> posted = Concurrently.call(
                20, i -> () -> arrivals.store(Incoming.chat("chat-77", "chat-77:" + i, "Message " + i)));

        assertThat(posted)
                .extracting(Posted::conversationId)
                .containsOnly(posted.get(0).conversationId());
        assertThat(jdbc.sql("select revision from turn where conversation_id = ?")
                        .param(posted.get(0).conversationId())
                        .query(Integer.class)
                        .list())
                .containsExactly(20);
        assertThat(jdbc.sql("select count(*) from customer_address where address = 'chat-77'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatDoesNotCommitLeavesNothingBehindAndCanComeAgain() {
        var message = Incoming.webchat("rolled-back", null, "Hello?");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    arrivals.store(message);
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");
        assertThat(jdbc.sql("select count(*) from inbound where external_id = 'rolled-back'")
                        .query(Integer.class)
                        .single())
                .isZero();

        assertThat(arrivals.store(message).duplicate()).isFalse();
    }

    @Test
    void theSameNameInAnotherChannelIsAnotherMessage() {
        Posted chat = arrivals.store(Incoming.webchat("same-name", null, "One"));
        Posted mail = arrivals.store(Incoming.mail("a@example.org", "same-name", List.of(), "Two"));
        assertThat(mail.duplicate()).isFalse();
        assertThat(mail.conversationId()).isNotEqualTo(chat.conversationId());
    }

    @Test
    void aReplyToAMailJoinsItsConversationOnlyForTheSameSender() {
        Posted first = arrivals.store(Incoming.mail("a@example.org", "<1@example.org>", List.of(), "One"));
        Posted reply =
                arrivals.store(Incoming.mail("a@example.org", "<2@example.org>", List.of("<1@example.org>"), "Two"));
        Posted stranger =
                arrivals.store(Incoming.mail("b@example.org", "<3@example.org>", List.of("<1@example.org>"), "Three"));

        assertThat(reply.conversationId()).isEqualTo(first.conversationId());
        assertThat(stranger.conversationId()).isNotEqualTo(first.conversationId());
    }

    private int messages(UUID conversation) {
        return jdbc.sql("select count(*) from message where conversation_id = ?")
                .param(conversation)
                .query(Integer.class)
                .single();
    }

    private int workItems(UUID conversation) {
        return jdbc.sql("select count(*) from work_item where key = ?")
                .param(conversation.toString())
                .query(Integer.class)
                .single();
    }
}
