package io.serai.console;

import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agents ask about conversations that a person must take over. */
@Component
public class HandoffRequests {
    private final Handoffs handoffs;

    HandoffRequests(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    @RouteStep
    public Page<HandoffView> open(String cursor, int limit) {
        return handoffs.open(cursor, limit);
    }

    @RouteStep
    public HandoffView claim(UUID id, UUID accountId) {
        return handoffs.claim(id, accountId);
    }

    @RouteStep
    public HandoffView answer(UUID id, UUID accountId, AnswerHandoff body) {
        return handoffs.answer(id, accountId, body.text(), body.resolve());
    }
}
