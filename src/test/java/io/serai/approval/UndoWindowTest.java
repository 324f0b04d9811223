package io.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.Concurrently;
import io.serai.DraftedTurns;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.approval.Decision.Action;
import io.serai.assistant.Draft;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Acting.Program;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A decision that can be taken back, with an agent's rights. No route runs: the test does what the queue does. */
@QuietHubTest
@Import(DraftedTurns.class)
@TestPropertySource(properties = "serai.approval.undo-window=60s")
class UndoWindowTest {

    private static final Decision APPROVE = new Decision(Action.APPROVE, null, null, null);
    private static final Decision EDIT = new Decision(Action.EDIT, "Three days.", null, null);

    @Autowired
    Approvals approvals;

    @Autowired
    Decisions decisions;

    @Autowired
    DraftedTurns turns;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    JdbcClient jdbc;

    Person mina;
    UUID conversation;
    UUID approval;

    @BeforeEach
    void aDraftThatMinaHas() throws Exception {
        mina = Person.withAccount(People.agent(jdbc, "Mina"), "AGENT");
        Draft draft = turns.ask("Where is my order?");
        approvals.request(draft.id());
        conversation = draft.conversationId();
        approval = approvals.openIn(conversation).orElseThrow();
        Acting.as(mina, () -> approvals.claim(approval, mina.accountId()));
    }

    @Test
    void nothingIsSentBeforeItsTimeAndAtItsTimeOnce() throws Exception {
        ApprovalDetail decided = decide(EDIT);
        assertThat(decided.summary().state()).isEqualTo(State.EDITED);
        assertThat(decided.sendsAt()).isAfter(Instant.now().plusSeconds(50));
        assertThat(decided.editDistance()).isEqualTo(0.5);
        assertThat(decided.summary().answer()).isEqualTo("Two days.");
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.AWAITING_APPROVAL);
        decisions.carryOut(approval);
        assertThat(replies()).isEmpty();
        assertThat(told()).endsWith("approval-sending");

        timeIsOver();
        Concurrently.call(8, i -> () -> {
            decisions.carryOut(approval);
            return true;
        });

        assertThat(replies()).containsExactly("Three days.");
        assertThat(approvals.get(approval).sendsAt()).isNull();
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.ANSWERED);
        assertThat(told()).containsOnlyOnce("approval-decided");
    }

    @Test
    void theWorkThatSendsItIsStoredWithTheDecision() throws Exception {
        decide(APPROVE);
        assertThat(jdbc.sql("""
                                select work_item.available_at = approval.sends_at from work_item
                                join approval on approval.id = (payload ->> 'approval_id')::uuid
                                where topic = 'decisions' and approval.id = ?
                                """).param(approval).query(Boolean.class).list()).containsExactly(true);
    }

    @Test
    void whatWasTakenBackIsNeverSentAndIsItsDecidersAgain() throws Exception {
        decide(APPROVE);
        ApprovalDetail undone = Acting.as(mina, () -> approvals.undo(approval, mina.accountId()));
        assertThat(undone.summary().state()).isEqualTo(State.CLAIMED);
        assertThat(undone.summary().claimedById()).isEqualTo(mina.accountId());
        assertThat(undone.finalText()).isNull();
        assertThat(undone.sendsAt()).isNull();
        timeIsOver();
        decisions.carryOut(approval);
        assertThat(replies()).isEmpty();
        assertThat(told()).endsWith("approval-sending", "approval-undone");

        // What is decided then waits for its own time, whatever comes of the first.
        decide(EDIT);
        decisions.carryOut(approval);
        assertThat(replies()).isEmpty();
        timeIsOver();
        decisions.carryOut(approval);
        assertThat(replies()).containsExactly("Three days.");
    }

    @Test
    void whatAProgramDecidedIsInTheAuditLogWithItsTokenAlsoWhenItIsSentLater() throws Exception {
        Program program = new Program(Ids.next(), "the till");
        Acting.as(mina, program, () -> approvals.decide(approval, mina.accountId(), APPROVE));
        Acting.as(mina, () -> approvals.undo(approval, mina.accountId()));
        assertThat(tokensInAudit("approval-undone")).containsOnlyNulls();
        decide(APPROVE);
        timeIsOver();
        decisions.carryOut(approval);
        assertThat(tokensInAudit("approval-decided")).containsOnlyNulls();

        aDraftThatMinaHas();
        Acting.as(mina, program, () -> approvals.decide(approval, mina.accountId(), APPROVE));
        timeIsOver();
        decisions.carryOut(approval);
        assertThat(tokensInAudit("approval-decided")).containsExactly(program.tokenId() + " the till");
        assertThat(jdbc.sql("select payload::text from event where type = 'approval-decided' and conversation_id = ?")
                        .param(conversation)
                        .query(String.class)
                        .single())
                .doesNotContain("the till");
    }

    private List<String> tokensInAudit(String action) {
        return jdbc.sql("""
                        select token_id || ' ' || token_name as token from audit_entry
                        where subject_id = ?::text and action = ?
                        """)
                .params(approval, action)
                .query((row, number) -> row.getString("token"))
                .list();
    }

    @Test
    void ofTakingBackAndSendingAtTheSameTimeOneHappens() throws Exception {
        for (int round = 0; round < 10; round++) {
            aDraftThatMinaHas();
            decide(APPROVE);
            timeIsOver();
            List<Boolean> undone = Concurrently.call(2, i -> () -> i == 0 ? undoes() : carriesOut());
            assertThat(replies()).hasSize(undone.get(0) ? 0 : 1);
        }
    }

    @Test
    void aMessageOfTheCustomerSupersedesWhatWasDecidedAndItsAgentIsTold() throws Exception {
        decide(APPROVE);
        arrivals.store(Incoming.webchat(conversation, "Never mind, it is here."));
        assertThat(approvals.get(approval).summary().state()).isEqualTo(State.SUPERSEDED);
        timeIsOver();
        decisions.carryOut(approval);
        assertThat(replies()).isEmpty();
        assertThat(jdbc.sql("""
                                select (payload ->> 'agent_id')::uuid from event
                                where type = 'approval-superseded' and conversation_id = ?
                                """).param(conversation).query(UUID.class).list()).containsExactly(mina.accountId());
        SeraiException late = catchThrowableOfType(
                SeraiException.class, () -> Acting.as(mina, () -> approvals.undo(approval, mina.accountId())));
        assertThat(late.details()).containsEntry("state", State.SUPERSEDED);
    }

    @Test
    void whatIsSentOrSomebodyElsesCannotBeTakenBack() throws Exception {
        decide(APPROVE);
        Person jonas = Person.withAccount(People.agent(jdbc, "Jonas"), "AGENT");
        assertThatThrownBy(() -> Acting.as(jonas, () -> approvals.undo(approval, jonas.accountId())))
                .satisfies(e -> assertThat(((SeraiException) e).kind()).isEqualTo(Kind.CONFLICT));
        timeIsOver();
        decisions.carryOut(approval);
        assertThatThrownBy(() -> Acting.as(mina, () -> approvals.undo(approval, mina.accountId())))
                .hasMessageContaining("nothing to take back");
        assertThat(replies()).hasSize(1);
    }

    private ApprovalDetail decide(Decision decision) throws Exception {
        return Acting.as(mina, () -> approvals.decide(approval, mina.accountId(), decision));
    }

    private boolean undoes() throws Exception {
        try {
            Acting.as(mina, () -> approvals.undo(approval, mina.accountId()));
            return true;
        } catch (SeraiException late) {
            return false;
        }
    }

    private boolean carriesOut() {
        decisions.carryOut(approval);
        return true;
    }

    private void timeIsOver() {
        jdbc.sql("update approval set sends_at = now() - interval '1 second' where id = ? and sends_at is not null")
                .param(approval)
                .update();
    }

    private List<String> replies() {
        return jdbc.sql("select text from message where conversation_id = ? and direction = 'OUT'")
                .param(conversation)
                .query(String.class)
                .list();
    }

    private List<String> told() {
        return jdbc.sql("select type from event where conversation_id = ? and type like 'approval-%' order by id")
                .param(conversation)
                .query(String.class)
                .list();
    }
}
