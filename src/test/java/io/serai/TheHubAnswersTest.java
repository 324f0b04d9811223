package io.serai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.conversation.Arrivals;
import io.serai.conversation.Author;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One message through the whole path: intake, queue, search, draft, decision, outbox, channel. */
@HubTest
@TestPropertySource(properties = "serai.knowledge.folders=classpath:demo/knowledge/")
class TheHubAnswersTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPlainQuestionIsAnsweredFromTheArticlesWithItsSource() {
        ConversationView answered = ask("When will my order arrive?", Status.ANSWERED);
        ConversationView.Message reply = answered.messages().get(1);
        assertThat(reply.author()).isEqualTo(Author.ASSISTANT);
        assertThat(reply.text()).contains("2 working days");
        assertThat(reply.sources()).isNotEmpty();
        await().until(() -> stateOfDelivery(answered.id()).equals("SENT"));
    }

    @Test
    void aPlainKoreanQuestionIsAnsweredInKorean() {
        ConversationView answered = ask("토요일에도 배송되나요?", Status.ANSWERED);
        assertThat(answered.messages().get(1).text()).contains("영업일");
    }

    @Test
    void aComplaintWaitsForAPersonWhateverTheScore() {
        ask("I wish to file a formal complaint about an employee", Status.AWAITING_APPROVAL);
    }

    @Test
    void whoAsksForAPersonGetsOne() {
        ask("Can I talk to a human please?", Status.WITH_AGENT);
    }

    private ConversationView ask(String question, Status expected) {
        UUID id = arrivals.store(Incoming.webchat(question)).conversationId();
        return await().atMost(Duration.ofSeconds(20)).until(() -> conversations.view(id), v -> v.status() == expected);
    }

    private String stateOfDelivery(UUID conversation) {
        return jdbc.sql("select state from delivery where conversation_id = ?")
                .param(conversation)
                .query(String.class)
                .single();
    }
}
