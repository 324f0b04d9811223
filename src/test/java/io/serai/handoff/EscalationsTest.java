package io.serai.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.DraftedTurns;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.approval.ApprovalDetail.Superseded;
import io.serai.approval.Approvals;
import io.serai.approval.Decision;
import io.serai.assistant.Assessor.Assessed;
import io.serai.assistant.Draft;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.conversation.Notes;
import io.serai.conversation.Status;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a junior to a senior and back, everybody with their own rights in the database. */
@QuietHubTest
@Import(DraftedTurns.class)
class EscalationsTest {

    private static final Escalation TO_SENIORS = new Escalation(
            "needs-expertise", "The tracking page is empty.", List.of("Asked for the number"), Audience.SENIORS);
    private static final HandoffFilter UNREAD = new HandoffFilter(null, null, null, true);
    private static final Comparator<HandoffView> NEWEST_FIRST =
            Comparator.comparing(HandoffView::createdAt).reversed();
    private static final Escalation TO_ANYBODY = new Escalation("other", null, List.of(), Audience.ANYBODY);

    @Autowired
    Escalations escalations;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Assessments assessments;

    @Autowired
    Approvals approvals;

    @Autowired
    Conversations conversations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Notes notes;

    @Autowired
    Arrivals arrivals;

    @Autowired
    DraftedTurns turns;

    @Autowired
    JdbcClient jdbc;

    Person mina;
    Person jonas;
    Person sofia;
    Draft draft;
    UUID conversation;

    @BeforeEach
    void people() {
        mina = Person.withAccount(People.agent(jdbc, "Mina"), "AGENT");
        jonas = Person.withAccount(People.agent(jdbc, "Jonas"), "AGENT");
        UUID senior = People.agent(jdbc, "Sofia");
        jdbc.sql("update account set role = 'SENIOR_AGENT' where id = ?")
                .param(senior)
                .update();
        sofia = Person.withAccount(senior, "SENIOR_AGENT");
        draft = turns.ask("Where is my order?");
        conversation = draft.conversationId();
    }

    @Test
    void aSeniorGetsWhatTheJuniorKnewAtOnce() throws Exception {
        HandoffView escalated = escalate(mina, TO_SENIORS);
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.WITH_AGENT);

        HandoffContext context = Acting.as(sofia, () -> handoffs.context(escalated.id()));
        assertThat(context.handoff().summary()).isEqualTo("Where is my order?");
        assertThat(context.handoff().audience()).isEqualTo(Audience.SENIORS);
        assertThat(context.handoff().topic()).isEqualTo("shipping");
        assertThat(context.handoff().escalatedByName()).isEqualTo("Mina");
        assertThat(context.notes()).isEqualTo("The tracking page is empty.");
        assertThat(context.tried()).containsExactly("Asked for the number");
        assertThat(context.confidence()).isEqualTo(0.5);
        assertThat(context.draftAnswer()).isEqualTo("Two days.");
        assertThat(context.assessment().state()).isEqualTo(Assessment.State.MAKING);
    }

    @Test
    void whatWaitsForSeniorsIsNoJuniors() throws Exception {
        HandoffView escalated = escalate(mina, TO_SENIORS);
        SeraiException refused = catchThrowableOfType(
                SeraiException.class, () -> Acting.as(jonas, () -> handoffs.claim(escalated.id(), jonas.accountId())));
        assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
        // The database says so too, were the check forgotten.
        assertThat(Acting.as(jonas, () -> jdbc.sql("update handoff set state = 'CLAIMED', claimed_by = ? where id = ?")
                        .params(jonas.accountId(), escalated.id())
                        .update()))
                .isZero();
        assertThat(Acting.as(sofia, () -> handoffs.claim(escalated.id(), sofia.accountId()))
                        .claimedByName())
                .isEqualTo("Sofia");
    }

    @Test
    void whatSomebodyElseHasCannotBeEscalated() throws Exception {
        HandoffView open = escalate(mina, TO_ANYBODY);
        Acting.as(jonas, () -> handoffs.claim(open.id(), jonas.accountId()));
        assertThatThrownBy(() -> escalate(mina, TO_SENIORS)).hasMessage("Already claimed by Jonas.");

        HandoffView further = escalate(jonas, TO_SENIORS);
        assertThat(further.id()).isNotEqualTo(open.id());
        assertThat(Acting.as(jonas, () -> handoffs.context(open.id())).handoff().state())
                .isEqualTo(State.RETURNED);
        assertThat(holder()).isNull();
    }

    @Test
    void aDraftInSomebodysHandsHoldsItUpAndOneThatWaitsDoesNot() throws Exception {
        approvals.request(draft.id());
        UUID approval = approvals.openIn(conversation).orElseThrow();
        Acting.as(jonas, () -> approvals.claim(approval, jonas.accountId()));
        assertThatThrownBy(() -> escalate(mina, TO_SENIORS)).hasMessage("Already claimed by Jonas.");
        Acting.as(jonas, () -> released(approval));

        escalate(mina, TO_SENIORS);
        assertThat(approvals.get(approval).summary().state()).isEqualTo(io.serai.approval.State.SUPERSEDED);
        assertThat(approvals.get(approval).superseded())
                .isEqualTo(new Superseded("escalated", mina.accountId(), "Mina"));
    }

    @Test
    void aDraftSaysThatItsConversationWasTakenOverOrAnsweredAndByWhom() throws Exception {
        approvals.request(draft.id());
        UUID approval = approvals.openIn(conversation).orElseThrow();
        assertThat(approvals.get(approval).superseded()).isNull();
        escalate(jonas, TO_ANYBODY);
        assertThat(approvals.get(approval).superseded())
                .isEqualTo(new Superseded("taken-over", jonas.accountId(), "Jonas"));

        Draft other = turns.ask("And when do you open?");
        approvals.request(other.id());
        UUID answered = approvals.openIn(other.conversationId()).orElseThrow();
        Acting.as(
                mina,
                () -> transaction.execute(
                        status -> conversations.say(other.conversationId(), mina.accountId(), "At nine.")));
        assertThat(approvals.get(answered).superseded())
                .isEqualTo(new Superseded("answered", mina.accountId(), "Mina"));
    }

    @Test
    void theSameRequestAgainIsTheSameHandoff() throws Exception {
        UUID request = Ids.next();
        HandoffView first =
                Acting.as(mina, () -> escalations.escalate(request, conversation, mina.accountId(), TO_SENIORS));
        HandoffView again =
                Acting.as(mina, () -> escalations.escalate(request, conversation, mina.accountId(), TO_SENIORS));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(count("select count(*) from handoff where conversation_id = ?"))
                .isOne();
    }

    @Test
    void theOneThatHasWaitedLongestComesFirstWhateverItsId() throws Exception {
        UUID last = UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff");
        UUID first = UUID.fromString("00000000-0000-4000-8000-000000000001");
        UUID other = turns.ask("And where is my other order?").conversationId();
        as(mina, () -> escalations.escalate(last, conversation, mina.accountId(), TO_ANYBODY));
        as(mina, () -> escalations.escalate(first, other, mina.accountId(), TO_ANYBODY));

        assertThat(as(sofia, () -> handoffs.open(null, 1000)).items())
                .extracting(HandoffView::id)
                .containsSubsequence(last, first);
        assertThat(as(sofia, () -> handoffs.open(last.toString(), 1000)).items())
                .extracting(HandoffView::id)
                .contains(first)
                .doesNotContain(last);
    }

    @Test
    void whoTakesTheConversationFromADraftThatWasAnsweredMeanwhileIsTold() throws Exception {
        approvals.request(draft.id());
        UUID approval = approvals.openIn(conversation).orElseThrow();
        as(jonas, () -> approvals.claim(approval, jonas.accountId()));
        jdbc.sql("update turn set closed_at = now() where conversation_id = ?")
                .param(conversation)
                .update();

        assertThatThrownBy(() -> as(
                        jonas,
                        () -> approvals.decide(
                                approval, jonas.accountId(), new Decision(Decision.Action.HAND_OFF, null, null, null))))
                .hasMessage("The customer's question has changed or was answered.");
    }

    @Test
    void itIsUnreadForEachUntilTheyOpenOrClaimIt() throws Exception {
        HandoffView escalated = escalate(mina, TO_ANYBODY);
        assertThat(listed(sofia).unread()).isTrue();
        assertThat(listed(mina).unread()).isFalse();
        Acting.as(sofia, () -> {
            handoffs.read(escalated.id(), sofia.accountId());
            handoffs.read(escalated.id(), sofia.accountId());
            return null;
        });
        assertThat(listed(sofia).unread()).isFalse();
        assertThat(listed(jonas).unread()).isTrue();
        Acting.as(jonas, () -> handoffs.claim(escalated.id(), jonas.accountId()));
        assertThat(listed(jonas).unread()).isFalse();
    }

    @Test
    void thoseThatSomebodyHasNotSeenAreListedTheNewestFirst() throws Exception {
        HandoffView escalated = escalate(mina, TO_ANYBODY);
        assertThat(unread(sofia).get(0).id()).isEqualTo(escalated.id());
        assertThat(unread(sofia)).allMatch(HandoffView::unread).isSortedAccordingTo(NEWEST_FIRST);
        assertThat(unread(mina)).extracting(HandoffView::id).doesNotContain(escalated.id());

        List<HandoffView> inParts = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<HandoffView> part = as(sofia, () -> handoffs.open(UNREAD, from, 2));
            inParts.addAll(part.items());
            cursor = part.nextCursor();
        } while (cursor != null);
        assertThat(inParts).isEqualTo(unread(sofia));
    }

    @Test
    void whatIsGivenBackIsAnybodysAgainWithANote() throws Exception {
        HandoffView escalated = escalate(mina, TO_ANYBODY);
        Acting.as(jonas, () -> handoffs.claim(escalated.id(), jonas.accountId()));
        assertThat(holder()).isEqualTo(jonas.accountId());
        assertThatThrownBy(() -> Acting.as(mina, () -> escalations.giveBack(escalated.id(), mina.accountId(), null)))
                .hasMessage("Already claimed by Jonas.");

        HandoffView back =
                Acting.as(jonas, () -> escalations.giveBack(escalated.id(), jonas.accountId(), "My shift is over."));
        assertThat(back.state()).isEqualTo(State.OPEN);
        assertThat(back.claimedById()).isNull();
        assertThat(holder()).isNull();
        assertThat(Acting.as(mina, () -> notes.of(conversation, null, 10)).items())
                .extracting(it -> it.text())
                .containsExactly("My shift is over.");
        Acting.as(mina, () -> handoffs.claim(escalated.id(), mina.accountId()));
    }

    @Test
    void whoHasItOrASeniorGivesItToAColleague() throws Exception {
        HandoffView escalated = escalate(mina, TO_ANYBODY);
        Acting.as(mina, () -> handoffs.claim(escalated.id(), mina.accountId()));
        assertThatThrownBy(() -> Acting.as(
                        jonas, () -> escalations.transfer(escalated.id(), jonas.accountId(), jonas.accountId(), null)))
                .hasMessage("Already claimed by Mina.");
        HandoffView given = Acting.as(
                mina, () -> escalations.transfer(escalated.id(), mina.accountId(), jonas.accountId(), "Please look."));
        assertThat(given.claimedByName()).isEqualTo("Jonas");
        assertThat(holder()).isEqualTo(jonas.accountId());
        assertThat(listed(jonas).unread()).isTrue();
        Acting.as(jonas, () -> handoffs.claim(escalated.id(), jonas.accountId()));
        assertThat(listed(jonas).unread()).isFalse();
        assertThat(Acting.as(jonas, () -> notes.of(conversation, null, 10)).items())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.mentions()).extracting(it -> it.name()).containsExactly("Jonas"));
        assertThat(Acting.as(
                                sofia,
                                () -> escalations.transfer(escalated.id(), sofia.accountId(), mina.accountId(), null))
                        .claimedByName())
                .isEqualTo("Mina");
        assertThatThrownBy(() ->
                        Acting.as(mina, () -> escalations.transfer(escalated.id(), mina.accountId(), Ids.next(), null)))
                .hasMessageContaining("works here");
    }

    @Test
    void whatIsForSeniorsIsGivenToSeniorsOnly() throws Exception {
        HandoffView escalated = escalate(mina, TO_SENIORS);
        Acting.as(sofia, () -> handoffs.claim(escalated.id(), sofia.accountId()));
        assertThatThrownBy(() -> Acting.as(
                        sofia, () -> escalations.transfer(escalated.id(), sofia.accountId(), mina.accountId(), null)))
                .satisfies(e -> assertThat(((SeraiException) e).details()).containsEntry("field", "account_id"));
    }

    @Test
    void whatIsResolvedIsOverUntilTheCustomerWrites() throws Exception {
        HandoffView escalated = escalate(mina, TO_ANYBODY);
        Acting.as(mina, () -> handoffs.claim(escalated.id(), mina.accountId()));
        HandoffView resolved = Acting.as(mina, () -> handoffs.resolve(escalated.id(), mina.accountId()));
        assertThat(resolved.state()).isEqualTo(State.RESOLVED);
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.RESOLVED);
        assertThatThrownBy(() -> Acting.as(mina, () -> handoffs.resolve(escalated.id(), mina.accountId())))
                .hasMessageContaining("resolved");
        arrivals.store(Incoming.webchat(conversation, "One more thing"));
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void anAssessmentIsKeptOnceToldOfAndAskedForAgainOnlyAfterAFailure() throws Exception {
        HandoffView escalated = escalate(mina, TO_SENIORS);
        assertThat(assessments.begin(escalated.id())).hasValueSatisfying(problem -> {
            assertThat(problem.question()).isEqualTo("Where is my order?");
            assertThat(problem.told())
                    .extracting(line -> line.text())
                    .contains("The tracking page is empty.", "Tried: Asked for the number");
        });
        assessments.fail(escalated.id(), "not-made");
        assertThat(context(escalated).assessment().error()).isEqualTo("not-made");
        assertThat(Acting.as(jonas, () -> assessments.ask(escalated.id())).state())
                .isEqualTo(Assessment.State.MAKING);
        assertThat(count("select count(*) from work_item where topic = 'assessments' and key = ?", escalated.id()))
                .isEqualTo(2);

        Assessed assessed = new Assessed("The parcel is lost.", List.of("Ask the carrier"), 0.9, "a-model");
        assessments.keep(escalated.id(), assessed);
        assessments.keep(escalated.id(), new Assessed("Another", List.of(), 0.1, "a-model"));
        Assessment kept = context(escalated).assessment();
        assertThat(kept.state()).isEqualTo(Assessment.State.READY);
        assertThat(kept.likelyCause()).isEqualTo("The parcel is lost.");
        assertThat(kept.suggestedSteps()).containsExactly("Ask the carrier");
        assertThat(kept.confidence()).isEqualTo(Assessment.Confidence.HIGH);
        assertThat(count("select count(*) from event where type = 'handoff-assessment-ready' and conversation_id = ?"))
                .isOne();
        assertThatThrownBy(() -> Acting.as(mina, () -> assessments.ask(escalated.id())))
                .hasMessageContaining("already");
    }

    @Test
    void anAssessmentThatSaysNothingHasFailedWithAReasonAndIsAskedForAgain() throws Exception {
        HandoffView escalated = escalate(mina, TO_SENIORS);
        assessments.keep(escalated.id(), new Assessed(null, List.of(), 0.9, "a-model"));
        Assessment failed = context(escalated).assessment();
        assertThat(failed.state()).isEqualTo(Assessment.State.FAILED);
        assertThat(failed.error()).isEqualTo("nothing-useful");
        assertThat(count("select count(*) from event where type = 'handoff-assessment-failed' and conversation_id = ?"))
                .isOne();
        assertThat(count("select count(*) from event where type = 'handoff-assessment-ready' and conversation_id = ?"))
                .isZero();

        assertThat(Acting.as(mina, () -> assessments.ask(escalated.id())).state())
                .isEqualTo(Assessment.State.MAKING);
        assessments.keep(escalated.id(), new Assessed(null, List.of("Ask the carrier"), null, "a-model"));
        assertThat(context(escalated).assessment().state()).isEqualTo(Assessment.State.READY);
        assertThat(context(escalated).assessment().error()).isNull();
    }

    @Test
    void reasonsAreOfAList() {
        assertThatThrownBy(() -> escalate(mina, new Escalation("because", null, List.of(), Audience.SENIORS)))
                .satisfies(e -> assertThat(((SeraiException) e).details()).containsEntry("field", "reason"));
    }

    private HandoffView escalate(Person person, Escalation escalation) throws Exception {
        return as(person, () -> escalations.escalate(Ids.next(), conversation, person.accountId(), escalation));
    }

    private HandoffContext context(HandoffView handoff) throws Exception {
        return as(mina, () -> handoffs.context(handoff.id()));
    }

    private List<HandoffView> unread(Person person) throws Exception {
        return as(person, () -> handoffs.open(UNREAD, null, 1000)).items();
    }

    private HandoffView listed(Person person) throws Exception {
        return as(person, () -> handoffs.open(null, 1000)).items().stream()
                .filter(it -> it.conversationId().equals(conversation))
                .findFirst()
                .orElseThrow();
    }

    private Object released(UUID approval) {
        approvals.release(approval, jonas.accountId());
        return null;
    }

    private UUID holder() {
        return jdbc.sql("select agent_id from conversation where id = ?")
                .param(conversation)
                .query((row, number) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }

    private int count(String sql) {
        return count(sql, conversation);
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql.replace("key = ?", "key = ?::text"))
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static <T> T as(Person person, Callable<T> work) throws Exception {
        return Acting.as(person, work);
    }
}
