package io.serai.console;

import io.serai.account.Holder;
import io.serai.handoff.Answer;
import io.serai.handoff.Assessment;
import io.serai.handoff.Assessments;
import io.serai.handoff.Audience;
import io.serai.handoff.Escalations;
import io.serai.handoff.HandoffContext;
import io.serai.handoff.HandoffFilter;
import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agents ask about conversations that a person must take over. */
@Component
public class HandoffRequests {
    private final Handoffs handoffs;
    private final Escalations escalations;
    private final Assessments assessments;
    private final Presences presences;

    HandoffRequests(Handoffs handoffs, Escalations escalations, Assessments assessments, Presences presences) {
        this.handoffs = handoffs;
        this.escalations = escalations;
        this.assessments = assessments;
        this.presences = presences;
    }

    @RouteStep
    public Page<HandoffView> open(
            String channelId,
            String holder,
            String audience,
            Boolean unread,
            UUID accountId,
            String cursor,
            int limit) {
        HandoffFilter filter = new HandoffFilter(
                channelId, Holder.of(holder, accountId), Audience.of(audience), Boolean.TRUE.equals(unread));
        return handoffs.open(filter, cursor, limit);
    }

    @RouteStep
    public ShownHandoff get(UUID id, UUID accountId) {
        HandoffContext context = handoffs.context(id);
        return new ShownHandoff(context, presences.others(context.handoff().conversationId(), accountId));
    }

    @RouteStep
    public HandoffView claim(UUID id, UUID accountId) {
        return handoffs.claim(id, accountId);
    }

    @RouteStep
    public void read(UUID id, UUID accountId) {
        handoffs.read(id, accountId);
    }

    @RouteStep
    public HandoffView answer(UUID id, UUID accountId, AnswerHandoff body, String idempotencyKey) {
        Answer answer = new Answer(body.text(), body.revision(), body.resolve());
        return handoffs.answer(id, accountId, answer, Ids.of(idempotencyKey, accountId, body));
    }

    @RouteStep
    public HandoffView resolve(UUID id, UUID accountId) {
        return handoffs.resolve(id, accountId);
    }

    @RouteStep
    public HandoffView escalate(UUID conversationId, UUID accountId, Escalate body, String idempotencyKey) {
        UUID id = Ids.of(idempotencyKey, accountId, conversationId + "\n" + body);
        return escalations.escalate(id, conversationId, accountId, body.toEscalation());
    }

    @RouteStep
    public HandoffView giveBack(UUID id, UUID accountId, ReturnHandoff body) {
        return escalations.giveBack(id, accountId, body.notes());
    }

    @RouteStep
    public HandoffView transfer(UUID id, UUID accountId, TransferHandoff body) {
        return escalations.transfer(id, accountId, body.accountId(), body.notes());
    }

    @RouteStep
    public Assessment assess(UUID id) {
        return assessments.ask(id);
    }
}
