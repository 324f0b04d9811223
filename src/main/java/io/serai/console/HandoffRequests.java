package io.serai.console;

import io.serai.handoff.Answer;
import io.serai.handoff.HandoffView;
import io.serai.handoff.Handoffs;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.nio.charset.StandardCharsets;
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
    public HandoffView answer(UUID id, UUID accountId, AnswerHandoff body, String idempotencyKey) {
        Answer answer = new Answer(body.text(), body.revision(), body.resolve());
        return handoffs.answer(id, accountId, answer, requestFrom(idempotencyKey, accountId, body));
    }

    /** The body belongs to the name: another answer under the same key is another request. */
    private static UUID requestFrom(String idempotencyKey, UUID accountId, AnswerHandoff body) {
        String key = idempotencyKey == null ? Ids.next().toString() : idempotencyKey;
        return UUID.nameUUIDFromBytes(
                "%s\n%s\n%s".formatted(key, accountId, body).getBytes(StandardCharsets.UTF_8));
    }
}
