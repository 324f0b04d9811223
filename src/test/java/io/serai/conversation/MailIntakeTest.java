package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Concurrently;
import io.serai.QuietHubTest;
import io.serai.channel.Bounce;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.Channels;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.RawMessage;
import io.serai.delivery.Deliveries;
import io.serai.delivery.State;
import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where mails belong, which of them no machine may answer, and what becomes of those that come back. */
@QuietHubTest
class MailIntakeTest {

    private static final RawMessage WIRE = new RawMessage(new byte[] {1}, "message/rfc822", "f1");

    @Autowired
    Arrivals arrivals;

    @Autowired
    Turns turns;

    @Autowired
    Conversations conversations;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient jdbc;

    private final String mina = "mina-%s@example.org".formatted(Ids.next());

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
                new End("email-sink", Map.of("from", "support@shop.example"))));
    }

    @Test
    void anAnswerToOurMailJoinsItsConversation() {
        Posted first = answered();
        assertThat(arrivals.store(mail(mina).references(refOf(first)).get()).conversationId())
                .isEqualTo(first.conversationId());
    }

    @Test
    void anAnswerToTheReplyAddressJoinsEvenWithoutReferences() {
        Posted first = answered();
        assertThat(arrivals.store(mail(mina).repliesTo(replyOf(first)).get()).conversationId())
                .isEqualTo(first.conversationId());
    }

    @Test
    void whoeverWasCopiedInMayJoin() {
        String jun = "jun-" + mina;
        Posted first = arrivals.store(mail(mina).copiedTo(jun).get());
        reply(first);
        Posted joined = arrivals.store(mail(jun).references(refOf(first)).get());
        assertThat(joined.conversationId()).isEqualTo(first.conversationId());
        assertThat(column("author_address", joined)).isEqualTo(jun);
    }

    @Test
    void aStrangerWithTheReferenceGetsALinkedConversation() {
        Posted first = answered();
        for (IncomingMessage strange : List.of(
                mail("eve-" + mina).references(refOf(first)).get(),
                mail("eve-" + mina).repliesTo(replyOf(first)).get())) {
            Posted other = arrivals.store(strange);
            assertThat(other.conversationId()).isNotEqualTo(first.conversationId());
            assertThat(jdbc.sql("select linked_to from conversation where id = ?")
                            .param(other.conversationId())
                            .query(UUID.class)
                            .single())
                    .isEqualTo(first.conversationId());
        }
    }

    @Test
    void theFullTextIsKeptBesideTheVisibleReply() {
        Posted posted = arrivals.store(mail(mina).fullText("Yes\n\n> Shall we?").get());
        assertThat(conversations.view(posted.conversationId()).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text()).isEqualTo("Where is it?");
                    assertThat(message.fullText()).isEqualTo("Yes\n\n> Shall we?");
                });
    }

    @Test
    void anAutomaticAnswerIsShownBelowOursAndNeverAnswered() {
        Posted first = answered();
        Posted note = arrivals.store(
                mail(mina).references(refOf(first)).automatic("auto-submitted").get());
        assertThat(note.conversationId()).isEqualTo(first.conversationId());
        assertNoWork(note);
        assertThat(column("automatic", note)).isEqualTo("auto-submitted");
        assertThat(conversations.view(note.conversationId()).status()).isEqualTo(Status.ANSWERED);
        assertThat(handoffOf(note)).isEmpty();
    }

    @Test
    void aNewAutomaticMailWaitsForAPersonWithItsReason() {
        Posted note = arrivals.store(mail(mina).automatic("mailing-list").get());
        assertNoWork(note);
        assertThat(conversations.view(note.conversationId()).status()).isEqualTo(Status.WITH_AGENT);
        assertThat(handoffOf(note)).singleElement().satisfies(handoff -> {
            assertThat(handoff.reason()).isEqualTo("mailing-list");
            assertThat(handoff.summary()).isEqualTo("Where is it?");
        });
    }

    @Test
    void ourOwnMailThatComesBackIsNotAnswered() {
        Posted first = answered();
        Posted back = arrivals.store(mail(mina).named(refOf(first)).get());
        assertNoWork(back);
        assertThat(column("automatic", back)).isEqualTo("own-message");
    }

    @Test
    void aTorrentOfMailsFromOneAddressEndsWithAPerson() {
        for (int i = 0; i < 20; i++) {
            assertThat(column("automatic", arrivals.store(mail(mina).get()))).isNull();
        }
        Posted oneTooMany = arrivals.store(mail(mina).get());
        assertNoWork(oneTooMany);
        assertThat(handoffOf(oneTooMany)).extracting(HandoffView::reason).containsExactly("rate-limited");
        assertThat(column("automatic", arrivals.store(mail("other-" + mina).get())))
                .isNull();
    }

    @Test
    void aBounceMarksTheDeliveryAndTellsAPerson() {
        Posted first = answered();
        jdbc.sql("update delivery set state = 'SENT' where message_id = ?")
                .param(replyOf(first))
                .update();
        String name = "<%s@mx.example.net>".formatted(Ids.next());

        arrivals.store(new Bounce("mail", name, refOf(first), false, "4.4.1 still trying", WIRE));
        assertThat(deliveryStateOf(first)).isEqualTo("SENT");
        assertThat(handoffOf(first)).isEmpty();

        Bounce bounce = new Bounce("mail", name + "2", refOf(first), true, "5.1.1 no such user", WIRE);
        assertThat(arrivals.store(bounce).messageId()).isEqualTo(replyOf(first));
        assertThat(arrivals.store(bounce).duplicate()).isTrue();
        assertThat(deliveryStateOf(first)).isEqualTo("BOUNCED");
        assertThat(deliveries.list(State.BOUNCED, null, null, 100).items())
                .anySatisfy(delivery -> assertThat(delivery.detail()).isEqualTo("5.1.1 no such user"));
        assertThat(handoffOf(first)).extracting(HandoffView::reason).containsExactly("message-bounced");
        assertThat(jdbc.sql("select type from event where conversation_id = ? and type like '%bounced' order by id")
                        .param(first.conversationId())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("message-bounced", "message-bounced", "delivery-bounced");
    }

    @Test
    void aBounceOfWhatWeDidNotSendIsKeptAsUnread() {
        String name = "<%s@mx.example.net>".formatted(Ids.next());
        arrivals.store(new Bounce("mail", name, "<stranger@example.net>", true, "5.1.1", WIRE));
        assertThat(arrivals.failed(null, null, 1000).items())
                .anySatisfy(failed -> assertThat(failed.externalId()).isEqualTo(name));
    }

    @Test
    void anotherMailWithAUsedNameIsStoredAndTheSameOneIsNot() {
        IncomingMessage first = mail(mina).get();
        IncomingMessage other =
                mail(mina).named(first.externalId()).wire("f2f2f2f2f2f2f2f2").get();
        Posted stored = arrivals.store(first);
        Posted storedToo = arrivals.store(other);

        assertThat(storedToo.messageId()).isNotNull().isNotEqualTo(stored.messageId());
        assertThat(column("external_ref", storedToo)).isEqualTo(first.externalId() + "#f2f2f2f2f2f2");
        assertThat(arrivals.store(first)).isEqualTo(new Posted(stored.conversationId(), stored.messageId(), true));
        assertThat(arrivals.store(other))
                .isEqualTo(new Posted(storedToo.conversationId(), storedToo.messageId(), true));
    }

    @Test
    void ofTwoMailsWithOneNameThatComeAtOnceNoneIsLost() throws Exception {
        IncomingMessage first = mail(mina).get();
        IncomingMessage other =
                mail(mina).named(first.externalId()).wire("f2f2f2f2f2f2f2f2").get();

        List<Posted> posted = Concurrently.call(8, i -> () -> arrivals.store(i % 2 == 0 ? first : other));

        assertThat(posted).filteredOn(one -> !one.duplicate()).hasSize(2);
        assertThat(posted).extracting(Posted::messageId).doesNotContainNull();
    }

    private Posted answered() {
        Posted first = arrivals.store(mail(mina).get());
        reply(first);
        return first;
    }

    private void reply(Posted first) {
        UUID turn = jdbc.sql("select turn_id from message where id = ?")
                .param(first.messageId())
                .query(UUID.class)
                .single();
        assertThat(turns.reply(turn, 1, NewMessage.fromAssistant("Here it is.", List.of())))
                .isPresent();
    }

    private UUID replyOf(Posted first) {
        return jdbc.sql("select id from message where conversation_id = ? and direction = 'OUT'")
                .param(first.conversationId())
                .query(UUID.class)
                .single();
    }

    private String refOf(Posted first) {
        return "<%s@shop.example>".formatted(replyOf(first));
    }

    private String deliveryStateOf(Posted first) {
        return jdbc.sql("select state from delivery where message_id = ?")
                .param(replyOf(first))
                .query(String.class)
                .single();
    }

    private List<HandoffView> handoffOf(Posted posted) {
        return handoffs.open(null, 1000).items().stream()
                .filter(handoff -> handoff.conversationId().equals(posted.conversationId()))
                .toList();
    }

    private void assertNoWork(Posted posted) {
        assertThat(column("turn_id", posted)).isNull();
        assertThat(jdbc.sql("""
                        select count(*) from turn where conversation_id = ? and closed_at is null
                        """)
                        .param(posted.conversationId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String column(String name, Posted posted) {
        return jdbc.sql("select %s::text from message where id = ?".formatted(name))
                .param(posted.messageId())
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }

    private static Mail mail(String from) {
        return new Mail(from);
    }

    private static final class Mail {

        private final String from;
        private String name = "<%s@example.org>".formatted(Ids.next());
        private List<String> references = List.of();
        private List<Sender> participants = List.of();
        private UUID repliesTo;
        private String fullText;
        private String automatic;
        private String fingerprint = "f1f1f1f1f1f1f1f1";

        Mail(String from) {
            this.from = from;
        }

        Mail named(String other) {
            name = other;
            return this;
        }

        Mail references(String reference) {
            references = List.of(reference);
            return this;
        }

        Mail copiedTo(String address) {
            participants = List.of(new Sender("email", address, null));
            return this;
        }

        Mail repliesTo(UUID message) {
            repliesTo = message;
            return this;
        }

        Mail fullText(String text) {
            fullText = text;
            return this;
        }

        Mail automatic(String reason) {
            automatic = reason;
            return this;
        }

        Mail wire(String print) {
            fingerprint = print;
            return this;
        }

        IncomingMessage get() {
            return new IncomingMessage(
                    "mail",
                    name,
                    new Sender("email", from, null),
                    participants,
                    null,
                    null,
                    references,
                    repliesTo,
                    "Kettle",
                    null,
                    "Where is it?",
                    fullText,
                    null,
                    automatic,
                    List.of(),
                    new RawMessage(new byte[] {1}, "message/rfc822", fingerprint));
        }
    }
}
