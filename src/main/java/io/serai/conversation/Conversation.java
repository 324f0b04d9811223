package io.serai.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation's state as its row says.
 *
 * @param agentId who holds it, or null
 * @param unreachableSince null while the customer can be written to
 * @param showingTurn the turn whose answer is being shown sentence by sentence, or null
 */
record Conversation(
        UUID id,
        String channelId,
        UUID customerId,
        String language,
        Status status,
        UUID agentId,
        Instant unreachableSince,
        UUID showingTurn) {

    boolean isUnreachable() {
        return unreachableSince != null;
    }

    boolean isWithAPerson() {
        return status == Status.WITH_AGENT;
    }
}
