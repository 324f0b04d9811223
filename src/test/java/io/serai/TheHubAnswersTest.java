package io.serai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.channel.ChannelHome;
import io.serai.channel.IncomingMessage;
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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One message through the whole path: intake, queue, search, draft, decision, outbox, channel. */
@HubTest
@DirtiesContext
@TestPropertySource(
        properties = {"serai.home=target/test-homes/answers", "serai.knowledge.folders=classpath:demo/knowledge/"})
class TheHubAnswersTest {

    static {
        ChannelHome.at("target/test-homes/answers")
                .channel("webchat", "kind: webchat")
                .channel("shadowed", "kind: webchat\nmode: shadow");
    }

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

    @Test
    void inShadowModeTheSureAnswerIsKeptAndNotSentAndAPersonAnswers() {
        ConversationView shown = ask(Incoming.chatOf("shadowed", "When will my order arrive?"), Status.WITH_AGENT);

        assertThat(shown.messages()).hasSize(1);
        assertThat(count("delivery", shown.id())).isZero();
        assertThat(count("handoff", shown.id())).isOne();
        assertThat(jdbc.sql(
                                "select decision || ' ' || reason from draft where conversation_id = ? and answer like '%2 working days%'")
                        .param(shown.id())
                        .query(String.class)
                        .single())
                .isEqualTo("SHADOW confident");
    }

    private ConversationView ask(String question, Status expected) {
        return ask(Incoming.webchat(question), expected);
    }

    private ConversationView ask(IncomingMessage question, Status expected) {
        UUID id = arrivals.store(question).conversationId();
        return await().atMost(Duration.ofSeconds(20)).until(() -> conversations.view(id), v -> v.status() == expected);
    }

    private int count(String table, UUID conversation) {
        return jdbc.sql("select count(*) from %s where conversation_id = ?".formatted(table))
                .param(conversation)
                .query(Integer.class)
                .single();
    }

    private String stateOfDelivery(UUID conversation) {
        return jdbc.sql("select state from delivery where conversation_id = ?")
                .param(conversation)
                .query(String.class)
                .single();
    }
}
