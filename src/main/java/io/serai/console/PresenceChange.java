package io.serai.console;

import io.serai.console.Presence.Doing;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody came to a conversation, does something else there, or left.
 *
 * @param accountId the customer's id for its customer
 * @param customer true for its customer, else null
 */
public record PresenceChange(
        UUID conversationId, UUID accountId, String name, Doing doing, Instant until, Boolean customer) {

    Presence presence() {
        return new Presence(accountId, name, doing, until, customer);
    }

    PresenceChange ended(Instant at) {
        return new PresenceChange(conversationId, accountId, name, Doing.GONE, at, customer);
    }
}
