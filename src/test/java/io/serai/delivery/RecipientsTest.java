package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.Channels;
import io.serai.channel.Emails;
import io.serai.channel.OutgoingMessage;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.conversation.NewMessage;
import io.serai.conversation.Posted;
import io.serai.conversation.Turns;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom an answer by mail goes to. */
@QuietHubTest
class RecipientsTest {

    private static final String SHOP = "support@shop.example";

    @Autowired
    Arrivals arrivals;

    @Autowired
    Emails emails;

    @Autowired
    Channels channels;

    @Autowired
    Conversations conversations;

    @Autowired
    Turns turns;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String some = Ids.next() + ".example";
    private final String mina = "mina@" + some;
    private final String jun = "jun@" + some;
    private final String lee = "lee@" + some;

    @BeforeEach
    void mailbox() {
        channels.starting(new ChannelConfig(
                "mail",
                "email",
                true,
                ChannelConfig.Mode.LIVE,
                0.8,
                Set.of(),
                new ChannelConfig.Approval(Duration.ofMinutes(5), ChannelConfig.OnTimeout.ESCALATE, null),
                ChannelConfig.AmbiguousSend.RESEND,
                new End("email-source", Map.of()),
                new End("email-sink", Map.of("from", SHOP))));
    }

    @Test
    void aPersonsAnswerGoesToAllWhomTheLastMailAddressed() {
        Posted first = mail(mina, null, "To: %s, %s\nCc: %s".formatted(SHOP, jun, lee));

        OutgoingMessage answer = agentSays(first);

        assertThat(answer.address()).isEqualTo(mina);
        assertThat(answer.copiedTo()).containsExactly(jun, lee);
    }

    @Test
    void anAutomaticAnswerGoesToWhoAskedAlone() {
        Posted first = mail(mina, null, "To: %s\nCc: %s".formatted(SHOP, jun));

        OutgoingMessage answer = assistantSays(first);

        assertThat(answer.address()).isEqualTo(mina);
        assertThat(answer.copiedTo()).isEmpty();
    }

    @Test
    void whoIsNoLongerCopiedInGetsNoCopy() {
        Posted first = mail(mina, null, "To: %s\nCc: %s, %s".formatted(SHOP, jun, lee));
        agentSays(first);
        mail(mina, refOf(first), "To: %s\nCc: %s".formatted(SHOP, lee));

        assertThat(agentSays(first).copiedTo()).containsExactly(lee);
    }

    @Test
    void whoJoinsIsAnsweredAndTheOneWhoBeganIsNotLeftOut() {
        Posted first = mail(mina, null, "To: %s\nCc: %s".formatted(SHOP, jun));
        assistantSays(first);
        Posted joined = mail(jun, refOf(first), "To: " + SHOP);
        assertThat(joined.conversationId()).isEqualTo(first.conversationId());

        OutgoingMessage answer = agentSays(joined);

        assertThat(answer.address()).isEqualTo(jun);
        assertThat(answer.copiedTo()).containsExactly(mina);
    }

    @Test
    void twoWhoAskInOneTurnBothGetTheAutomaticAnswer() {
        Posted first = mail(mina, null, "To: %s\nCc: %s, %s".formatted(SHOP, jun, lee));
        agentSays(first);
        mail(mina, refOf(first), "To: " + SHOP);
        Posted second = mail(jun, refOf(first), "To: " + SHOP);

        OutgoingMessage answer = assistantSays(second);

        assertThat(answer.address()).isEqualTo(jun);
        assertThat(answer.copiedTo()).containsExactly(mina);
    }

    @Test
    void theHubDoesNotCopyItselfInAndARobotIsNotAnswered() {
        Posted first = mail(mina, null, "To: %s\nCc: %s, support+x@shop.example".formatted(SHOP, jun));
        agentSays(first);
        mail(jun, refOf(first), "To: %s\nAuto-Submitted: auto-replied".formatted(SHOP));

        OutgoingMessage answer = agentSays(first);

        assertThat(answer.address()).isEqualTo(mina);
        assertThat(answer.copiedTo()).containsExactly(jun);
    }

    private Posted mail(String from, String reference, String headers) {
        String mail = "From: %s\nMessage-ID: <%s@%s>\nSubject: Cup\n%s\n%s\n\nIt is broken.\n"
                .formatted(
                        from,
                        Ids.next(),
                        some,
                        reference == null ? "X-First: yes" : "References: " + reference,
                        headers);
        return arrivals.store(emails.read("mail", mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private OutgoingMessage agentSays(Posted to) {
        UUID agent = People.agent(jdbc, "Mina");
        return sent(
                transaction.execute(status -> conversations.say(to.conversationId(), agent, "We send another one.")));
    }

    private OutgoingMessage assistantSays(Posted to) {
        record Turn(UUID id, int revision) {}
        Turn turn = jdbc.sql("select id, revision from turn where conversation_id = ? and closed_at is null")
                .param(to.conversationId())
                .query((row, number) -> new Turn(row.getObject("id", UUID.class), row.getInt("revision")))
                .single();
        return sent(turns.reply(turn.id(), turn.revision(), NewMessage.fromAssistant("Ask for another.", List.of()))
                .orElseThrow());
    }

    private OutgoingMessage sent(UUID messageId) {
        UUID id = jdbc.sql("select id from delivery where message_id = ?")
                .param(messageId)
                .query(UUID.class)
                .single();
        DeliveryWork work = new DeliveryWork(id, "mail");
        OutgoingMessage message = deliveries.begin(work).orElseThrow();
        deliveries.sent(work);
        return message;
    }

    private String refOf(Posted posted) {
        return jdbc.sql("""
                        select external_ref from message where conversation_id = ? and direction = 'OUT'
                        order by created_at limit 1
                        """).param(posted.conversationId()).query(String.class).single();
    }
}
