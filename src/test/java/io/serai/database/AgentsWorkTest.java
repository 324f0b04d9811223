package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.DraftedTurns;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.account.Audit;
import io.serai.approval.Approvals;
import io.serai.approval.Decision;
import io.serai.approval.Decision.Action;
import io.serai.approval.State;
import io.serai.assistant.Draft;
import io.serai.conversation.Arrivals;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.CustomerView;
import io.serai.conversation.Customers;
import io.serai.delivery.Deliveries;
import io.serai.handoff.Answer;
import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that agents of the lowest role do, with no more rights in the database than theirs. */
@QuietHubTest
@Import(DraftedTurns.class)
class AgentsWorkTest {

    @Autowired
    Audit audit;

    @Autowired
    Approvals approvals;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Customers customers;

    @Autowired
    Conversations conversations;

    @Autowired
    Arrivals arrivals;

    @Autowired
    DraftedTurns turns;

    @Autowired
    JdbcClient jdbc;

    Person mina;
    Person jonas;

    @BeforeEach
    void people() {
        mina = Person.withAccount(People.agent(jdbc, "Mina"), "AGENT");
        jonas = Person.withAccount(People.agent(jdbc, "Jonas"), "AGENT");
    }

    @Test
    void aDraftIsClaimedByOneEditedAndSentAndTheOtherIsTold() throws Exception {
        UUID id = waiting("Where is my order?");
        Acting.as(mina, () -> approvals.claim(id, mina.accountId()));
        assertThat(Acting.as(mina, () -> approvals.claim(id, mina.accountId())).claimedByName())
                .isEqualTo("Mina");

        assertLosesToMina(jonas, () -> approvals.claim(id, jonas.accountId()));
        Decision edit = new Decision(Action.EDIT, "On its way.", null, null);
        assertLosesToMina(jonas, () -> approvals.decide(id, jonas.accountId(), edit));

        var decided = Acting.as(mina, () -> approvals.decide(id, mina.accountId(), edit));
        assertThat(decided.summary().state()).isEqualTo(State.EDITED);
        assertThat(
                        count(
                                "select count(*) from delivery join message on message.id = message_id where text = 'On its way.'"))
                .isOne();
        SeraiException late = catchThrowableOfType(
                SeraiException.class, () -> Acting.as(jonas, () -> approvals.decide(id, jonas.accountId(), edit)));
        assertThat(late.details()).containsEntry("state", State.EDITED);
    }

    @Test
    void aRejectedDraftIsHandedOverClaimedAndAnswered() throws Exception {
        UUID id = waiting("Can I return it?");
        Acting.as(mina, () -> approvals.claim(id, mina.accountId()));
        Acting.as(
                mina,
                () -> approvals.decide(id, mina.accountId(), new Decision(Action.REJECT, null, "wrong", "not so")));
        HandoffView handoff = Acting.as(jonas, () -> handoffs.open(null, 200)).items().stream()
                .filter(it -> it.reason().equals("draft-rejected"))
                .findFirst()
                .orElseThrow();

        Acting.as(mina, () -> handoffs.claim(handoff.id(), mina.accountId()));
        assertLosesToMina(jonas, () -> handoffs.claim(handoff.id(), jonas.accountId()));
        assertLosesToMina(
                jonas,
                () -> handoffs.answer(
                        handoff.id(),
                        jonas.accountId(),
                        new Answer("me first", handoff.revision(), false),
                        Ids.next()));
        Answer answer = new Answer("Of course.", handoff.revision(), true);
        Acting.as(mina, () -> handoffs.answer(handoff.id(), mina.accountId(), answer, Ids.next()));

        ConversationView view = Acting.as(jonas, () -> conversations.view(handoff.conversationId()));
        assertThat(view.status().name()).isEqualTo("RESOLVED");
        assertThat(view.messages()).anyMatch(it -> it.text().equals("Of course."));
    }

    @Test
    void aHandoffWhoseLeaseRanOutIsTakenOverWithItsConversation() throws Exception {
        UUID id = waiting("Is anybody there?");
        Acting.as(mina, () -> approvals.claim(id, mina.accountId()));
        Acting.as(
                mina,
                () -> approvals.decide(id, mina.accountId(), new Decision(Action.REJECT, null, "wrong", "not so")));
        UUID handoff = jdbc.sql(
                        "select handoff.id from handoff join approval using (conversation_id) where approval.id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        Acting.as(mina, () -> handoffs.claim(handoff, mina.accountId()));
        jdbc.sql("update handoff set lease_until = now() - interval '1 second' where id = ?")
                .param(handoff)
                .update();

        Acting.as(jonas, () -> handoffs.claim(handoff, jonas.accountId()));

        assertThat(count("select count(*) from conversation where agent_id = '%s'".formatted(jonas.accountId())))
                .isOne();
    }

    @Test
    void aSupervisorSendsADeadMessageAgainAndAgentsMergeAndPartCustomers() throws Exception {
        UUID first = arrivals.store(Incoming.webchat("hello")).conversationId();
        UUID second = arrivals.store(Incoming.webchat("hello again")).conversationId();
        UUID delivery = dead(first);
        Person sofia = Person.withAccount(mina.accountId(), "SUPERVISOR");
        Acting.as(sofia, () -> deliveries.replay(delivery, sofia.accountId()));
        assertThat(count("select count(*) from delivery where state = 'PENDING' and id = '%s'".formatted(delivery)))
                .isOne();

        UUID one = Acting.as(mina, () -> conversations.customerOf(first));
        UUID other = Acting.as(mina, () -> conversations.customerOf(second));
        CustomerView merged = Acting.as(mina, () -> customers.merge(one, other, mina.accountId()));
        assertThat(merged.conversations()).hasSize(2);
        Acting.as(jonas, () -> customers.undo(merged.merges().get(0).id(), jonas.accountId()));
        assertThat(Acting.as(jonas, () -> conversations.customerOf(second))).isEqualTo(other);
    }

    @Test
    void whatAPersonDidIsInTheAuditLogAndNothingThatTheyWrote() throws Exception {
        UUID id = waiting("Where is my parcel?");
        Acting.as(mina, () -> approvals.claim(id, mina.accountId()));
        Acting.as(
                mina,
                () -> approvals.decide(
                        id, mina.accountId(), new Decision(Action.EDIT, "a secret answer", null, "a secret reason")));

        List<String> lines = jdbc.sql(
                        "select action || ' ' || subject_type || ' ' || facts from audit_entry where actor_id = ? order by id")
                .param(mina.accountId())
                .query(String.class)
                .list();
        assertThat(lines)
                .containsExactly("approval-claimed approval {}", "approval-decided approval {\"state\": \"EDITED\"}");
    }

    @Test
    void aDeedThatIsTakenBackLeavesNoLine() {
        UUID id = waiting("And my parcel?");
        long before = count("select count(*) from audit_entry");
        catchThrowableOfType(
                SeraiException.class,
                () -> Acting.as(
                        mina,
                        () -> approvals.decide(id, mina.accountId(), new Decision(Action.APPROVE, null, null, null))));
        assertThat(count("select count(*) from audit_entry")).isEqualTo(before);
    }

    @Test
    void whatIsFoundToBeSoIsKeptOnceUntilItChanges() {
        String channel = Ids.next().toString();
        for (String version : List.of("1", "1", "2", "1")) {
            audit.note("channel-configured", "channel", channel, Map.of("version", version));
        }
        assertThat(count("select count(*) from audit_entry where subject_id = '%s'".formatted(channel)))
                .isEqualTo(3);
    }

    @Test
    void aThreadThatWorksForNobodyKnownSeesNothing() throws Exception {
        UUID conversation = arrivals.store(Incoming.webchat("anybody?")).conversationId();
        SeraiException unseen = catchThrowableOfType(
                SeraiException.class, () -> Acting.as(Person.NOBODY, () -> conversations.view(conversation)));
        assertThat(unseen.kind()).isEqualTo(Kind.NOT_FOUND);
        // Not within a transaction either, and the next one to use the connection is not taken for the last.
        assertThat(Acting.as(mina, this::conversationsSeen)).isPositive();
        assertThat(Acting.as(Person.customerIn(conversation), this::conversationsSeen))
                .isOne();
        assertThat(Acting.as(Person.NOBODY, this::conversationsSeen)).isZero();
    }

    private long conversationsSeen() {
        return count("select count(*) from conversation");
    }

    private UUID waiting(String question) {
        Draft draft = turns.ask(question);
        approvals.request(draft.id());
        return jdbc.sql("select id from approval where draft_id = ?")
                .param(draft.id())
                .query(UUID.class)
                .single();
    }

    private UUID dead(UUID conversationId) {
        return jdbc.sql("""
                        with said as (
                          insert into message (id, conversation_id, channel_id, direction, author, text)
                          values (gen_random_uuid(), ?, 'webchat', 'OUT', 'HUB', 'hello') returning id)
                        insert into delivery (id, message_id, conversation_id, channel_id, state)
                        select gen_random_uuid(), id, ?, 'webchat', 'DEAD' from said returning id
                        """)
                .params(conversationId, conversationId)
                .query(UUID.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static void assertLosesToMina(Person person, Callable<?> attempt) {
        SeraiException lost = catchThrowableOfType(SeraiException.class, () -> Acting.as(person, attempt));
        assertThat(lost.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(lost.details()).containsEntry("claimed_by_name", "Mina");
    }
}
