package io.serai.conversation;

import java.util.UUID;

/** A conversation's state as its row says. @param agentId who holds it, or null */
record Conversation(UUID id, String channelId, UUID customerId, String language, Status status, UUID agentId) {

    boolean isWithAPerson() {
        return status == Status.WITH_AGENT;
    }
}
