package io.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.DraftedTurns;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.account.Holder;
import io.serai.approval.Decision.Action;
import io.serai.assistant.Draft;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.OnTimeout;
import io.serai.channel.Channels;
import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do with drafts that wait, with their own rights. */
@QuietHubTest
@Import(DraftedTurns.class)
class DecisionsTest {

    private static final Decision APPROVE = new Decision(Action.APPROVE, null, null, null);
    private static final Decision HAND_OFF = new Decision(Action.HAND_OFF, null, null, null);

    @Autowired
    Approvals approvals;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Channels channels;

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

    @AfterEach
    void oneIsEnough() {
        webchat(Set.of());
    }

    @Test
    void theQueueIsInTheOrderOfPriorityThenOfTimeAndItsPagesFollowEachOther() throws Exception {
        jdbc.sql("update approval set state = 'EXPIRED' where state in ('PENDING', 'CLAIMED')")
                .update();
        UUID late = waiting();
        UUID early = waiting();
        UUID pressing = waiting();
        UUID pressingEarlier = waiting();
        put(late, 0, 900);
        put(early, 0, 300);
        put(pressing, 5, 800);
        put(pressingEarlier, 5, 700);
        UUID last = waiting();
        put(last, -3, 1);

        List<UUID> ids = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<ApprovalSummary> page = Acting.as(mina, () -> approvals.pending(from, 2));
            page.items().forEach(it -> ids.add(it.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(ids).containsExactly(pressingEarlier, pressing, early, late, last);

        as(mina, () -> approvals.claim(early, mina.accountId()));
        assertThat(listed(Holder.of("me", mina.accountId()))).containsExactly(early);
        assertThat(listed(Holder.of("nobody", mina.accountId())))
                .doesNotContain(early)
                .hasSize(4);
    }

    @Test
    void theQueueIsNarrowedDownByTopicAndByReason() throws Exception {
        UUID returned = waiting();
        UUID risky = waiting();
        UUID other = waiting();
        describe(returned, "returns-of-gifts", "unsupported");
        describe(risky, "returns-of-gifts", "risk_words");
        describe(other, "gift-cards", "risk_words");

        assertThat(listed(new QueueFilter(null, null, "returns-of-gifts", null)))
                .containsExactlyInAnyOrder(returned, risky);
        assertThat(listed(new QueueFilter(null, null, "returns-of-gifts", "risk_words")))
                .containsExactly(risky);
        assertThat(listed(new QueueFilter("nobodys-channel", null, "returns-of-gifts", null)))
                .isEmpty();
        assertThat(as(mina, () -> approvals.get(risky)).summary().reason()).isEqualTo("risk_words");
    }

    @Test
    void whatIsGivenBackIsAnybodys() throws Exception {
        UUID id = waiting();
        as(mina, () -> approvals.claim(id, mina.accountId()));
        assertThatThrownBy(() -> as(jonas, () -> released(id, jonas))).hasMessage("Already claimed by Mina.");
        as(mina, () -> released(id, mina));
        as(mina, () -> released(id, mina));
        assertThat(as(jonas, () -> approvals.claim(id, jonas.accountId())).claimedByName())
                .isEqualTo("Jonas");
    }

    @Test
    void whoAnswersThemselfHasTheConversationAtOnce() throws Exception {
        UUID id = waiting();
        as(mina, () -> approvals.claim(id, mina.accountId()));
        ApprovalDetail decided = as(mina, () -> approvals.decide(id, mina.accountId(), HAND_OFF));
        assertThat(decided.summary().state()).isEqualTo(State.HANDED_OFF);

        HandoffView handoff = handoffOf(decided);
        assertThat(handoff.claimedByName()).isEqualTo("Mina");
        assertThat(handoff.reason()).isEqualTo("draft-handed-off");
        assertThatThrownBy(() -> as(jonas, () -> handoffs.claim(handoff.id(), jonas.accountId())))
                .hasMessage("Already claimed by Mina.");
    }

    @Test
    void whatIsPassedOnTogetherIsOpenToAnybodyAndNothingIsSentThatWay() throws Exception {
        UUID id = waiting();
        ApprovalDetail passed = as(mina, () -> approvals.passOn(id, mina.accountId(), HAND_OFF));
        assertThat(handoffOf(passed).claimedById()).isNull();
        UUID other = waiting();
        assertThatThrownBy(() -> as(mina, () -> approvals.passOn(other, mina.accountId(), APPROVE)))
                .satisfies(e -> assertThat(((SeraiException) e).kind()).isEqualTo(Kind.INVALID));
        as(jonas, () -> approvals.claim(other, jonas.accountId()));
        assertThatThrownBy(() -> as(mina, () -> approvals.passOn(other, mina.accountId(), HAND_OFF)))
                .hasMessage("Already claimed by Jonas.");
    }

    @Test
    void reasonsAreOfAListOrInWords() throws Exception {
        UUID id = waiting();
        as(mina, () -> approvals.claim(id, mina.accountId()));
        SeraiException unknown = catchThrowableOfType(
                SeraiException.class,
                () -> as(
                        mina,
                        () -> approvals.decide(id, mina.accountId(), new Decision(Action.REJECT, null, "ugly", null))));
        assertThat(unknown.details()).containsEntry("field", "reason_category");
        ApprovalDetail rejected = as(
                mina,
                () -> approvals.decide(id, mina.accountId(), new Decision(Action.REJECT, null, "tone", "Too stiff.")));
        assertThat(rejected.decisionReasonCategory()).isEqualTo("tone");
        assertThat(rejected.decisionReason()).isEqualTo("Too stiff.");
        assertThat(rejected.decidedByName()).isEqualTo("Mina");
    }

    @Test
    void whereTwoHaveToLookTheFirstApprovalSendsNothingAndTheSamePersonCannotBeTheSecond() throws Exception {
        webchat(Set.of("shipping"));
        UUID id = waiting();
        ApprovalDetail first = claimedAndDecided(mina, id, APPROVE);
        assertThat(first.summary().state()).isEqualTo(State.PENDING);
        assertThat(first.summary().fourEyes()).isTrue();
        assertThat(first.summary().firstApprovedByName()).isEqualTo("Mina");
        assertThat(replies(first)).isEmpty();

        SeraiException again =
                catchThrowableOfType(SeraiException.class, () -> as(mina, () -> approvals.claim(id, mina.accountId())));
        assertThat(again.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(again.details()).containsEntry("first_approved_by_id", mina.accountId());

        assertThat(claimedAndDecided(jonas, id, approving("Two days."))
                        .summary()
                        .state())
                .isEqualTo(State.APPROVED);
        assertThat(replies(first)).containsExactly("Two days.");
    }

    @Test
    void theSecondOfTwoApprovesOnlyWhatTheyHaveRead() throws Exception {
        webchat(Set.of("shipping"));
        UUID id = waiting();
        ApprovalDetail before = as(jonas, () -> approvals.get(id));
        ApprovalDetail changed = claimedAndDecided(mina, id, new Decision(Action.EDIT, "Two weeks.", null, null));

        for (Decision unread : List.of(APPROVE, approving(before.summary().answer()))) {
            SeraiException refused =
                    catchThrowableOfType(SeraiException.class, () -> claimedAndDecided(jonas, id, unread));
            assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(refused.details()).containsEntry("text", "Two weeks.");
        }
        ApprovalDetail waiting = as(jonas, () -> approvals.get(id));
        assertThat(waiting.sendsAt()).isNull();
        assertThat(waiting.summary().firstApprovedByName()).isEqualTo("Mina");
        assertThat(replies(changed)).isEmpty();

        assertThat(claimedAndDecided(jonas, id, approving("Two weeks."))
                        .summary()
                        .state())
                .isEqualTo(State.EDITED);
        assertThat(replies(changed)).containsExactly("Two weeks.");
    }

    @Test
    void whoDecidesAloneNeedNotRepeatTheDraftAndWhoRepeatsAnotherTextIsTold() throws Exception {
        UUID id = waiting();
        SeraiException refused =
                catchThrowableOfType(SeraiException.class, () -> claimedAndDecided(mina, id, approving("Two weeks.")));
        assertThat(refused.details()).containsEntry("text", "Two days.");
        ApprovalDetail sent = claimedAndDecided(mina, id, APPROVE);
        assertThat(replies(sent)).containsExactly("Two days.");
    }

    @Test
    void whoChangesTheTextIsTheFirstAgain() throws Exception {
        webchat(Set.of("shipping"));
        UUID id = waiting();
        claimedAndDecided(mina, id, APPROVE);
        ApprovalDetail changed =
                claimedAndDecided(jonas, id, new Decision(Action.EDIT, "Two to three days.", null, null));
        assertThat(changed.summary().state()).isEqualTo(State.PENDING);
        assertThat(changed.proposedText()).isEqualTo("Two to three days.");
        assertThat(changed.summary().firstApprovedByName()).isEqualTo("Jonas");
        assertThat(replies(changed)).isEmpty();

        ApprovalDetail sent = claimedAndDecided(mina, id, approving("Two to three days."));
        assertThat(sent.summary().state()).isEqualTo(State.EDITED);
        assertThat(replies(sent)).containsExactly("Two to three days.");
    }

    @Test
    void oneOfTwoMayRejectAlone() throws Exception {
        webchat(Set.of("shipping"));
        UUID id = waiting();
        claimedAndDecided(mina, id, APPROVE);
        ApprovalDetail rejected = claimedAndDecided(jonas, id, new Decision(Action.REJECT, null, "wrong", null));
        assertThat(rejected.summary().state()).isEqualTo(State.REJECTED);
        assertThat(replies(rejected)).isEmpty();
    }

    private static Decision approving(String text) {
        return new Decision(Action.APPROVE, text, null, null);
    }

    private ApprovalDetail claimedAndDecided(Person person, UUID id, Decision decision) throws Exception {
        as(person, () -> approvals.claim(id, person.accountId()));
        return as(person, () -> approvals.decide(id, person.accountId(), decision));
    }

    private Object released(UUID id, Person person) {
        approvals.release(id, person.accountId());
        return null;
    }

    private List<UUID> listed(Holder holder) throws Exception {
        return listed(new QueueFilter(null, holder, null, null));
    }

    private List<UUID> listed(QueueFilter filter) throws Exception {
        return as(mina, () -> approvals.pending(filter, null, 50)).items().stream()
                .map(ApprovalSummary::id)
                .toList();
    }

    private HandoffView handoffOf(ApprovalDetail approval) throws Exception {
        return as(jonas, () -> handoffs.open(null, 200)).items().stream()
                .filter(it -> it.conversationId().equals(approval.summary().conversationId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> replies(ApprovalDetail approval) {
        return jdbc.sql("select text from message where conversation_id = ? and direction = 'OUT'")
                .param(approval.summary().conversationId())
                .query(String.class)
                .list();
    }

    private void describe(UUID id, String topic, String reason) {
        jdbc.sql("update draft set topic = ?, reason = ? where id = (select draft_id from approval where id = ?)")
                .params(topic, reason, id)
                .update();
    }

    private void put(UUID id, int priority, int seconds) {
        jdbc.sql("update approval set priority = ?, due_at = now() + make_interval(secs => ?) where id = ?")
                .params(priority, seconds, id)
                .update();
    }

    private UUID waiting() {
        Draft draft = turns.ask("Where is my order?");
        approvals.request(draft.id());
        return approvals.openIn(draft.conversationId()).orElseThrow();
    }

    private static <T> T as(Person person, Callable<T> work) throws Exception {
        return Acting.as(person, work);
    }

    private void webchat(Set<String> fourEyes) {
        channels.starting(new ChannelConfig(
                "webchat",
                "webchat",
                true,
                ChannelConfig.Mode.LIVE,
                0.8,
                Set.of(),
                new ChannelConfig.Approval(Duration.ofMinutes(15), OnTimeout.ESCALATE, "Please wait.", 0, fourEyes),
                ChannelConfig.AmbiguousSend.RESEND,
                new ChannelConfig.End("webchat-source", Map.of()),
                new ChannelConfig.End("webchat-sink", Map.of())));
    }
}
