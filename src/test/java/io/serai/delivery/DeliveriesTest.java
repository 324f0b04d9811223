package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.Concurrently;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.AmbiguousSend;
import io.serai.channel.Channels;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries of invariant 5: attempts, outcomes, ambiguous sends and replays. */
@QuietHubTest
class DeliveriesTest {

    @Autowired
    Deliveries deliveries;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    Channels channels;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void channelsWithEachPolicy() {
        channels.starting(channel("mail", AmbiguousSend.RESEND));
        channels.starting(channel("telegram", AmbiguousSend.ASK));
    }

    @Test
    void aSentMessageIsSentOnceAndItsAttemptIsRecorded() {
        DeliveryWork work = posted("telegram");
        assertThat(deliveries.begin(work))
                .get()
                .extracting(OutgoingMessage::text)
                .isEqualTo("Hello");
        deliveries.sent(work);
        assertThat(stateOf(work)).isEqualTo("SENT");
        assertThat(deliveries.begin(work)).isEmpty();
        assertThat(outcomesOf(work)).containsExactly("SENT");
    }

    @Test
    void anInterruptedSendIsRepeatedWhereThatIsThePolicyUnderTheSameMessageId() {
        DeliveryWork work = posted("mail");
        String ref = deliveries.begin(work).orElseThrow().messageRef();
        Optional<OutgoingMessage> again = deliveries.begin(work);
        assertThat(again).get().extracting(OutgoingMessage::messageRef).isEqualTo(ref);
        assertThat(ref).matches("<[0-9a-f-]{36}@shop\\.example>");
        deliveries.sent(work);
        assertThat(outcomesOf(work)).containsExactly("INTERRUPTED", "SENT");
    }

    @Test
    void anInterruptedSendWaitsForAPersonWhereThatIsThePolicy() {
        DeliveryWork work = posted("telegram");
        deliveries.begin(work);
        assertThat(deliveries.begin(work)).isEmpty();
        assertThat(stateOf(work)).isEqualTo("UNKNOWN");
    }

    @Test
    void aTimeoutAfterSendingIsNeverBlindlyRepeated() {
        DeliveryWork work = posted("telegram");
        deliveries.begin(work);
        assertThat(deliveries.failed(work, Outcome.TIMEOUT_AFTER_SEND, "no answer"))
                .isFalse();
        assertThat(stateOf(work)).isEqualTo("UNKNOWN");
        assertThat(eventsOf(work)).contains("delivery-unclear");
    }

    @Test
    void whatFailsForAMomentIsTriedAgainAndInTheEndIsADeadLetter() {
        DeliveryWork work = posted("telegram");
        jdbc.sql(
                        "update message set created_at = now() - interval '25 hours' where id = (select message_id from delivery where id = ?)")
                .param(work.deliveryId())
                .update();
        int attempts = 0;
        boolean again = true;
        while (again) {
            assertThat(deliveries.begin(work)).isPresent();
            again = deliveries.failed(work, Outcome.CONNECTION_FAILED, "refused");
            attempts++;
        }
        assertThat(attempts).isEqualTo(8);
        assertThat(stateOf(work)).isEqualTo("DEAD");
        assertThat(outcomesOf(work)).hasSize(8).containsOnly("CONNECTION_FAILED");
        assertThat(eventsOf(work)).contains("delivery-died");
    }

    @Test
    void aServerThatIsAwayForHoursLosesNoMessage() {
        DeliveryWork work = posted("telegram");
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(deliveries.begin(work)).isPresent();
            assertThat(deliveries.failed(work, Outcome.CONNECTION_FAILED, "refused"))
                    .isTrue();
        }
        assertThat(stateOf(work)).isEqualTo("FAILED");
    }

    @Test
    void aMessageThatTakesTheHubDownEachTimeWaitsForAPersonInTheEnd() {
        DeliveryWork work = posted("mail");
        for (int attempt = 0; attempt < 8; attempt++) {
            assertThat(deliveries.begin(work)).isPresent();
        }
        assertThat(deliveries.begin(work)).isEmpty();
        assertThat(stateOf(work)).isEqualTo("UNKNOWN");
    }

    @Test
    void aPermanentRejectionIsADeadLetterAtOnce() {
        DeliveryWork work = posted("mail");
        deliveries.begin(work);
        assertThat(deliveries.failed(work, Outcome.SMTP_REJECTED_PERMANENT, "550 no such user"))
                .isFalse();
        assertThat(stateOf(work)).isEqualTo("DEAD");
    }

    @Test
    void aReplayReallySendsAgainAndIsRecorded() {
        DeliveryWork work = posted("mail");
        deliveries.begin(work);
        deliveries.failed(work, Outcome.SMTP_REJECTED_PERMANENT, "550 no such user");
        UUID agent = People.agent(jdbc, "Mina");

        assertThat(deliveries.replay(work.deliveryId(), agent).state()).isEqualTo(State.PENDING);
        assertThat(deliveries.begin(work)).isPresent();
        deliveries.sent(work);
        assertThat(outcomesOf(work)).containsExactly("SMTP_REJECTED_PERMANENT", "SENT");
        assertThat(eventsOf(work)).contains("delivery-replayed", "message-sent");
        assertThatThrownBy(() -> deliveries.replay(work.deliveryId(), agent)).hasMessageContaining("was delivered");
    }

    @Test
    void ofTenReplaysAtOnceOneQueuesTheMessage() throws Exception {
        DeliveryWork work = posted("mail");
        deliveries.begin(work);
        deliveries.failed(work, Outcome.SMTP_REJECTED_PERMANENT, "550 no such user");
        UUID agent = People.agent(jdbc, "Mina");
        List<Boolean> replayed = Concurrently.call(10, i -> () -> {
            try {
                deliveries.replay(work.deliveryId(), agent);
                return true;
            } catch (io.serai.shared.SeraiException refused) {
                return false;
            }
        });
        assertThat(replayed).filteredOn(done -> done).hasSize(1);
    }

    @Test
    void aPartThatWasSentIsNeverSentAgain() {
        DeliveryWork work = posted("telegram");
        deliveries.begin(work);
        assertThat(deliveries.partsSent(work.deliveryId(), 3)).isZero();
        deliveries.partSent(work.deliveryId(), "4711:100");
        assertThat(deliveries.failed(work, Outcome.RATE_LIMITED, "429")).isTrue();

        deliveries.begin(work);
        assertThat(deliveries.partsSent(work.deliveryId(), 3)).isEqualTo(1);
    }

    @Test
    void aMessageWhosePartsAllWentIsSentEvenIfTheHubWentDownBeforeItSaidSo() {
        DeliveryWork work = posted("telegram");
        deliveries.begin(work);
        deliveries.partsSent(work.deliveryId(), 1);
        deliveries.partSent(work.deliveryId(), "4711:100");

        assertThat(deliveries.begin(work)).isEmpty();
        assertThat(stateOf(work)).isEqualTo("SENT");
        assertThat(eventsOf(work)).contains("message-sent").doesNotContain("delivery-unclear");
    }

    @Test
    void whoBlocksTheBotIsUnreachable() {
        DeliveryWork work = posted("telegram");
        deliveries.begin(work);

        assertThat(deliveries.failed(work, Outcome.BLOCKED_BY_USER, "403")).isFalse();

        assertThat(stateOf(work)).isEqualTo("DEAD");
        UUID conversation = deliveries.view(work.deliveryId()).delivery().conversationId();
        assertThat(conversations.view(conversation).unreachableSince()).isNotNull();
    }

    @Test
    void allDeadLettersAreThoseOfAStateAndAChannelThatNobodyWithheld() {
        DeliveryWork dead = posted("mail");
        deliveries.begin(dead);
        deliveries.failed(dead, Outcome.SMTP_REJECTED_PERMANENT, "550 no such user");
        DeliveryWork unclear = posted("telegram");
        deliveries.begin(unclear);
        deliveries.failed(unclear, Outcome.TIMEOUT_AFTER_SEND, "no answer");
        DeliveryWork withheld = posted("mail");
        jdbc.sql("update delivery set state = 'DEAD', outcome = 'WITHHELD' where id = ?")
                .param(withheld.deliveryId())
                .update();

        DeliveryWork bounced = posted("mail");
        deliveries.begin(bounced);
        deliveries.sent(bounced);
        jdbc.sql("update delivery set state = 'BOUNCED', outcome = 'BOUNCED' where id = ?")
                .param(bounced.deliveryId())
                .update();

        assertThat(deliveries.undelivered(State.DEAD, null))
                .contains(dead.deliveryId())
                .doesNotContain(unclear.deliveryId(), withheld.deliveryId(), bounced.deliveryId());
        assertThat(deliveries.undelivered(State.DEAD, "mail")).contains(dead.deliveryId());
        assertThat(deliveries.undelivered(State.DEAD, "telegram")).doesNotContain(dead.deliveryId());
        assertThat(deliveries.undelivered(State.UNKNOWN, null))
                .contains(unclear.deliveryId())
                .doesNotContain(dead.deliveryId(), bounced.deliveryId());
        assertThat(deliveries.undelivered(State.BOUNCED, "mail"))
                .contains(bounced.deliveryId())
                .doesNotContain(dead.deliveryId());
    }

    @Test
    void everyAttemptIsShown() {
        DeliveryWork work = posted("mail");
        deliveries.begin(work);
        deliveries.failed(work, Outcome.SMTP_REJECTED_TEMPORARY, "451 later");
        deliveries.begin(work);

        DeliveryDetail detail = deliveries.view(work.deliveryId());

        assertThat(detail.text()).isEqualTo("Hello");
        assertThat(detail.history())
                .extracting(DeliveryDetail.Attempt::outcome)
                .containsExactly("SMTP_REJECTED_TEMPORARY", null);
        assertThat(detail.history().get(0).detail()).isEqualTo("451 later");
        assertThat(detail.history().get(1).endedAt()).isNull();
    }

    private DeliveryWork posted(String channel) {
        UUID conversation = arrivals.store(
                        channel.equals("mail")
                                ? Incoming.mail(
                                        "you@customer.example", "<" + UUID.randomUUID() + "@x>", List.of(), "Hi")
                                : Incoming.chat(
                                        "chat-" + UUID.randomUUID(),
                                        UUID.randomUUID().toString(),
                                        "Hi"))
                .conversationId();
        transaction.executeWithoutResult(status -> conversations.tell(conversation, "Hello"));
        return jdbc.sql("select id from delivery where conversation_id = ?")
                .param(conversation)
                .query((row, number) -> new DeliveryWork(row.getObject("id", UUID.class), channel))
                .single();
    }

    private String stateOf(DeliveryWork work) {
        return jdbc.sql("select state from delivery where id = ?")
                .param(work.deliveryId())
                .query(String.class)
                .single();
    }

    private List<String> outcomesOf(DeliveryWork work) {
        return jdbc.sql("select outcome from delivery_attempt where delivery_id = ? order by id")
                .param(work.deliveryId())
                .query(String.class)
                .list();
    }

    private List<String> eventsOf(DeliveryWork work) {
        return jdbc.sql("select type from event where payload ->> 'delivery_id' = ? order by id")
                .param(work.deliveryId().toString())
                .query(String.class)
                .list();
    }

    private static ChannelConfig channel(String kind, AmbiguousSend policy) {
        return new ChannelConfig(
                kind,
                kind.equals("mail") ? "email" : kind,
                true,
                ChannelConfig.Mode.LIVE,
                0.8,
                Set.of(),
                new ChannelConfig.Approval(Duration.ofMinutes(15), ChannelConfig.OnTimeout.ESCALATE, "Please wait."),
                policy,
                new ChannelConfig.End(kind + "-source", Map.of()),
                new ChannelConfig.End(kind + "-sink", Map.of("from", "help@shop.example")));
    }
}
