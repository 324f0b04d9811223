package io.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.DraftedTurns;
import io.serai.HubTest;
import io.serai.People;
import io.serai.assistant.Draft;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.OnTimeout;
import io.serai.channel.Channels;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import io.serai.handoff.Handoffs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The route approval-timeouts. Its turns are drafted by the test, so the queue's consumers are kept out. */
@HubTest
@Import(DraftedTurns.class)
@TestPropertySource(properties = {"serai.queue=idle", "serai.approval.timeout-cron=0/1 * * * * ?"})
class ApprovalTimeoutsTest {

    @Autowired
    Approvals approvals;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Conversations conversations;

    @Autowired
    Channels channels;

    @Autowired
    DraftedTurns turns;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anOverdueDraftExpiresAndItsConversationGoesToAPerson() {
        webchat(OnTimeout.ESCALATE);
        ApprovalSummary approval = overdue(waiting());
        await().until(() -> approvals.get(approval.id()).summary().state() == State.EXPIRED);
        assertThat(conversations.view(approval.conversationId()).status()).isEqualTo(Status.WITH_AGENT);
        assertThat(handoffs.open(null, 1000).items())
                .filteredOn(handoff -> handoff.conversationId().equals(approval.conversationId()))
                .extracting(handoff -> handoff.reason())
                .containsExactly("approval-timed-out");
    }

    @Test
    void whereThePolicyIsToHoldTheCustomerIsToldOnceAndTheDraftKeepsWaiting() {
        webchat(OnTimeout.HOLD);
        ApprovalSummary approval = overdue(waiting());
        await().until(() -> isHeld(approval.id()));
        overdue(approval);
        await().until(() -> approvals.get(approval.id()).summary().dueAt().isAfter(Instant.now()));

        assertThat(approvals.get(approval.id()).summary().state()).isEqualTo(State.PENDING);
        assertThat(conversations.view(approval.conversationId()).messages())
                .extracting(message -> message.text())
                .containsExactly("Where is my order?", "Please wait.");
        assertThat(conversations.view(approval.conversationId()).status()).isEqualTo(Status.AWAITING_APPROVAL);
    }

    @Test
    void aDraftThatSomebodyIsOnDoesNotExpireUnderTheirHands() {
        webchat(OnTimeout.ESCALATE);
        ApprovalSummary claimed = waiting();
        approvals.claim(claimed.id(), People.agent(jdbc, "Mina"));
        overdue(claimed);
        ApprovalSummary unclaimed = overdue(waiting());
        await().until(() -> approvals.get(unclaimed.id()).summary().state() == State.EXPIRED);
        assertThat(approvals.get(claimed.id()).summary().state()).isEqualTo(State.CLAIMED);
    }

    @ParameterizedTest
    @CsvSource({
        "Where is my order?, 'A person is checking the answer', number",
        "제 주문은 어디에 있나요?, '담당자가 답변을 확인하고', 대기 순서는",
    })
    void withoutWordsOfItsOwnTheChannelTellsWhereTheCustomerStands(String question, String stage, String place) {
        webchat(OnTimeout.HOLD, null);
        ApprovalSummary approval = overdue(waiting(question));
        await().until(() -> isHeld(approval.id()));

        assertThat(conversations
                        .view(approval.conversationId())
                        .messages()
                        .get(1)
                        .text())
                .contains(stage, place);
    }

    private ApprovalSummary waiting() {
        return waiting("Where is my order?");
    }

    private ApprovalSummary waiting(String question) {
        Draft draft = turns.ask(question);
        approvals.request(draft.id());
        return approvals.pending(null, 1000).items().stream()
                .filter(summary -> summary.conversationId().equals(draft.conversationId()))
                .findFirst()
                .orElseThrow();
    }

    private ApprovalSummary overdue(ApprovalSummary approval) {
        jdbc.sql("update approval set due_at = now() - interval '1 second' where id = ?")
                .param(approval.id())
                .update();
        return approval;
    }

    private boolean isHeld(UUID id) {
        return jdbc.sql("select held_at is not null from approval where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private void webchat(OnTimeout onTimeout) {
        webchat(onTimeout, "Please wait.");
    }

    private void webchat(OnTimeout onTimeout, String holdingMessage) {
        channels.starting(new ChannelConfig(
                "webchat",
                "webchat",
                true,
                ChannelConfig.Mode.LIVE,
                0.8,
                Set.of(),
                new ChannelConfig.Approval(Duration.ofMinutes(15), onTimeout, holdingMessage),
                ChannelConfig.AmbiguousSend.RESEND,
                new ChannelConfig.End("webchat-source", Map.of()),
                new ChannelConfig.End("webchat-sink", Map.of())));
    }
}
