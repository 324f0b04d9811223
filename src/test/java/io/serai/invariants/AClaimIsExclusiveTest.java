package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.Concurrently;
import io.serai.DraftedTurns;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.approval.ApprovalDetail.Superseded;
import io.serai.approval.ApprovalSummary;
import io.serai.approval.Approvals;
import io.serai.approval.Decision;
import io.serai.approval.Decision.Action;
import io.serai.approval.State;
import io.serai.assistant.Draft;
import io.serai.conversation.Arrivals;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import io.serai.handoff.Answer;
import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invariant 6: a claim is exclusive. */
@QuietHubTest
@Import(DraftedTurns.class)
class AClaimIsExclusiveTest {

    private static final Decision APPROVE = new Decision(Action.APPROVE, null, null, null);

    @Autowired
    Approvals approvals;

    @Autowired
    Handoffs handoffs;

    @Autowired
    DraftedTurns turns;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    JdbcClient jdbc;

    UUID mina;
    UUID jonas;

    @BeforeEach
    void people() {
        mina = People.agent(jdbc, "Mina");
        jonas = People.agent(jdbc, "Jonas");
    }

    @Test
    void ofTwentyClaimsAtOnceOneWinsAndTheOthersLearnWhoDid() throws Exception {
        UUID approval = waiting("Where is my order?").id();
        List<Object> results = Concurrently.call(20, i -> () -> claimOrRefusal(approval, People.agent(jdbc, "A" + i)));

        assertThat(results)
                .filteredOn(result -> !(result instanceof SeraiException))
                .hasSize(1);
        String winner = approvals.get(approval).summary().claimedByName();
        assertThat(results).filteredOn(SeraiException.class::isInstance).allSatisfy(result -> {
            assertThat(((SeraiException) result).kind()).isEqualTo(Kind.CONFLICT);
            assertThat(((SeraiException) result).details())
                    .containsEntry("claimed_by_name", winner)
                    .containsKeys("claimed_by_id", "claimed_at");
        });
    }

    @Test
    void onlyWhoClaimedMayDecide() {
        UUID approval = waiting("Where is my order?").id();
        assertThatThrownBy(() -> approvals.decide(approval, mina, APPROVE)).hasMessageContaining("Claim this approval");
        approvals.claim(approval, mina);
        assertThatThrownBy(() -> approvals.decide(approval, jonas, APPROVE)).hasMessage("Already claimed by Mina.");
        assertThat(approvals.decide(approval, mina, APPROVE).summary().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void aClaimWhoseLeaseRanOutCanBeTakenOverAndThenTheFirstCannotDecide() {
        UUID approval = waiting("Where is my order?").id();
        approvals.claim(approval, mina);
        jdbc.sql("update approval set lease_until = now() - interval '1 second' where id = ?")
                .param(approval)
                .update();
        assertThat(approvals.claim(approval, jonas).claimedByName()).isEqualTo("Jonas");
        assertThatThrownBy(() -> approvals.decide(approval, mina, APPROVE)).hasMessage("Already claimed by Jonas.");
    }

    @Test
    void twoDecisionsAtOnceSendOneReply() throws Exception {
        ApprovalSummary approval = waiting("Where is my order?");
        approvals.claim(approval.id(), mina);
        List<Object> results = Concurrently.call(10, i -> () -> decideOrRefusal(approval.id(), mina));
        assertThat(results)
                .filteredOn(result -> !(result instanceof SeraiException))
                .hasSize(1);
        assertThat(replies(approval.conversationId())).isEqualTo(1);
    }

    @Test
    void aDraftIsSupersededWhenTheCustomerWritesAgainAndCanNoLongerBeSent() {
        ApprovalSummary approval = waiting("Where is my order?");
        approvals.claim(approval.id(), mina);
        arrivals.store(Incoming.webchat(approval.conversationId(), "Number 17"));

        assertThat(approvals.get(approval.id()).summary().state()).isEqualTo(State.SUPERSEDED);
        assertThat(approvals.get(approval.id()).superseded()).isEqualTo(new Superseded("customer-wrote", null, null));
        SeraiException refusal =
                catchThrowableOfType(SeraiException.class, () -> approvals.decide(approval.id(), mina, APPROVE));
        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(replies(approval.conversationId())).isZero();
    }

    @Test
    void anEditedDraftIsSentAsEditedAndTheDraftIsKept() {
        ApprovalSummary approval = waiting("Where is my order?");
        approvals.claim(approval.id(), mina);
        var decided = approvals.decide(approval.id(), mina, new Decision(Action.EDIT, "Three days.", null, null));
        assertThat(decided.finalText()).isEqualTo("Three days.");
        assertThat(decided.summary().answer()).isEqualTo("Two days.");
        ConversationView conversation = conversations.view(approval.conversationId());
        assertThat(conversation.status()).isEqualTo(Status.ANSWERED);
        assertThat(conversation.messages())
                .extracting(m -> m.text())
                .containsExactly("Where is my order?", "Three days.");
        assertThat(conversation.messages().get(1).authorName()).isEqualTo("Mina");
    }

    @Test
    void aRejectedDraftIsNotSentAndItsConversationWaitsForAPersonWhoCanAnswer() {
        ApprovalSummary approval = waiting("Where is my order?");
        approvals.claim(approval.id(), mina);
        approvals.decide(approval.id(), mina, new Decision(Action.REJECT, null, "wrong", null));
        assertThat(conversations.view(approval.conversationId()).status()).isEqualTo(Status.WITH_AGENT);

        HandoffView handoff = handoffOf(approval.conversationId());
        assertThat(handoff.reason()).isEqualTo("draft-rejected");
        assertThatThrownBy(() -> handoffs.answer(handoff.id(), jonas, new Answer("Hello", 1, false), Ids.next()))
                .hasMessageContaining("Claim this handoff");
        handoffs.claim(handoff.id(), jonas);
        assertThatThrownBy(() -> handoffs.claim(handoff.id(), mina)).hasMessage("Already claimed by Jonas.");
        handoffs.answer(handoff.id(), jonas, new Answer("It left today.", 1, true), Ids.next());
        assertThat(replies(approval.conversationId())).isEqualTo(1);
        assertThat(conversations.view(approval.conversationId()).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void ofTwentyWhoTakeAConversationOverAtOnceOneDoesAndTheOthersLearnWhoDid() throws Exception {
        UUID handoff = handedOver("I want to talk to somebody.").id();
        List<Object> results =
                Concurrently.call(20, i -> () -> takeOverOrRefusal(handoff, People.agent(jdbc, "A" + i)));

        assertThat(results)
                .filteredOn(HandoffView.class::isInstance)
                .singleElement()
                .satisfies(result -> {
                    String winner = ((HandoffView) result).claimedByName();
                    assertThat(results)
                            .filteredOn(SeraiException.class::isInstance)
                            .hasSize(19)
                            .allSatisfy(lost -> {
                                assertThat(((SeraiException) lost).kind()).isEqualTo(Kind.CONFLICT);
                                assertThat(((SeraiException) lost).details())
                                        .containsEntry("claimed_by_name", winner)
                                        .containsKeys("claimed_by_id", "claimed_at");
                            });
                });
    }

    @Test
    void aConversationWhoseLeaseRanOutCanBeTakenOverAndThenTheFirstCannotAnswer() {
        HandoffView handoff = handedOver("I want to talk to somebody.");
        HandoffView claimed = handoffs.claim(handoff.id(), mina);
        assertThat(claimed.leaseUntil()).isAfter(claimed.claimedAt());
        letLeaseRunOut(handoff.id());

        assertThat(handoffs.claim(handoff.id(), jonas).claimedByName()).isEqualTo("Jonas");

        Answer answer = new Answer("Hello", handoff.revision(), false);
        assertThatThrownBy(() -> handoffs.answer(handoff.id(), mina, answer, Ids.next()))
                .hasMessage("Already claimed by Jonas.");
        assertThat(jdbc.sql("select agent_id from conversation where id = ?")
                        .param(handoff.conversationId())
                        .query(UUID.class)
                        .single())
                .isEqualTo(jonas);
    }

    @Test
    void whoAsksAgainOrAnswersKeepsTheConversation() {
        HandoffView handoff = handedOver("I want to talk to somebody.");
        HandoffView first = handoffs.claim(handoff.id(), mina);
        letLeaseRunOut(handoff.id());
        HandoffView again = handoffs.claim(handoff.id(), mina);
        assertThat(again.claimedAt()).isEqualTo(first.claimedAt());
        assertThatThrownBy(() -> handoffs.claim(handoff.id(), jonas)).hasMessage("Already claimed by Mina.");

        letLeaseRunOut(handoff.id());
        handoffs.answer(handoff.id(), mina, new Answer("I am looking.", again.revision(), false), Ids.next());
        assertThatThrownBy(() -> handoffs.claim(handoff.id(), jonas)).hasMessage("Already claimed by Mina.");
        assertThat(jdbc.sql("select count(*) from event where type = 'handoff-claimed' and conversation_id = ?")
                        .param(handoff.conversationId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAnswerToWhatTheCustomerNoLongerAsksIsRefusedWithTheNewRevision() {
        HandoffView handoff = handedOver("Please cancel my order.");
        HandoffView claimed = handoffs.claim(handoff.id(), mina);
        arrivals.store(Incoming.webchat(handoff.conversationId(), "No, please keep it!"));

        SeraiException refusal = catchThrowableOfType(
                SeraiException.class,
                () -> handoffs.answer(
                        handoff.id(), mina, new Answer("It is cancelled.", claimed.revision(), true), Ids.next()));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.details()).containsEntry("revision", claimed.revision() + 1);
        assertThat(said(handoff.conversationId(), "It is cancelled.")).isZero();
        jdbc.sql("""
                        insert into message_edit (message_id, text) select id, text from message
                        where conversation_id = ? order by created_at limit 1
                        """).param(handoff.conversationId()).update();
        assertThatThrownBy(() -> handoffs.answer(
                        handoff.id(), mina, new Answer("As you wish.", claimed.revision() + 1, true), Ids.next()))
                .hasMessageContaining("wrote since");
        handoffs.answer(handoff.id(), mina, new Answer("It is on its way.", claimed.revision() + 2, true), Ids.next());
        assertThat(said(handoff.conversationId(), "It is on its way.")).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsRepeatedIsSaidOnce() throws Exception {
        HandoffView handoff = handedOver("I want to talk to somebody.");
        handoffs.claim(handoff.id(), mina);
        Answer answer = new Answer("Hello, I am Mina.", handoff.revision(), true);
        UUID request = Ids.next();

        List<HandoffView> results =
                Concurrently.call(6, i -> () -> handoffs.answer(handoff.id(), mina, answer, request));

        assertThat(results).allMatch(result -> result.state() == io.serai.handoff.State.RESOLVED);
        assertThat(said(handoff.conversationId(), "Hello, I am Mina.")).isEqualTo(1);
    }

    private HandoffView handedOver(String question) {
        Draft draft = turns.ask(question);
        assertThat(handoffs.open(draft.conversationId(), "webchat", draft.turnId(), draft.revision(), "customer-asked"))
                .isTrue();
        return handoffOf(draft.conversationId());
    }

    private void letLeaseRunOut(UUID handoff) {
        jdbc.sql("update handoff set lease_until = now() - interval '1 second' where id = ?")
                .param(handoff)
                .update();
    }

    private Object takeOverOrRefusal(UUID handoff, UUID agent) {
        try {
            return handoffs.claim(handoff, agent);
        } catch (SeraiException refusal) {
            return refusal;
        }
    }

    private int said(UUID conversation, String text) {
        return jdbc.sql("select count(*) from message where conversation_id = ? and text = ?")
                .params(conversation, text)
                .query(Integer.class)
                .single();
    }

    @Test
    void badDecisionsAreRefusedNamingTheField() {
        UUID approval = waiting("Where is my order?").id();
        approvals.claim(approval, mina);
        assertThatThrownBy(() -> approvals.decide(approval, mina, new Decision(Action.EDIT, " ", null, null)))
                .satisfies(e -> assertThat(((SeraiException) e).details()).containsEntry("field", "text"));
        assertThatThrownBy(() -> approvals.decide(approval, mina, new Decision(Action.REJECT, null, null, null)))
                .satisfies(e -> assertThat(((SeraiException) e).details()).containsEntry("field", "reason"));
    }

    private ApprovalSummary waiting(String question) {
        Draft draft = turns.ask(question);
        approvals.request(draft.id());
        return approvals.pending(null, 1000).items().stream()
                .filter(summary -> summary.conversationId().equals(draft.conversationId()))
                .findFirst()
                .orElseThrow();
    }

    private HandoffView handoffOf(UUID conversationId) {
        return handoffs.open(null, 1000).items().stream()
                .filter(handoff -> handoff.conversationId().equals(conversationId))
                .findFirst()
                .orElseThrow();
    }

    private Object claimOrRefusal(UUID approval, UUID agent) {
        try {
            return approvals.claim(approval, agent);
        } catch (SeraiException refusal) {
            return refusal;
        }
    }

    private Object decideOrRefusal(UUID approval, UUID agent) {
        try {
            return approvals.decide(approval, agent, APPROVE);
        } catch (SeraiException refusal) {
            return refusal;
        }
    }

    private int replies(UUID conversation) {
        return jdbc.sql("select count(*) from message where conversation_id = ? and reply_to_turn is not null")
                .param(conversation)
                .query(Integer.class)
                .single();
    }
}
