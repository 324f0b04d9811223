package io.serai.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What agents see of a customer. @param displayName or null */
public record CustomerView(
        UUID id,
        String displayName,
        Instant createdAt,
        List<Address> addresses,
        List<Talk> conversations,
        List<Merge> merges) {

    /** @param kind {@code email}, {@code telegram}, {@code webchat}, or {@code user}: {@code <channel>:<id on the site>} */
    public record Address(String kind, String address, Proof proof, Instant createdAt) {}

    public record Talk(UUID id, String channelId, String subject, Status status, Instant createdAt) {}

    /**
     * @param fromName the name of the merged customer, else an address, else null
     * @param mergedBy an agent's account, or null
     * @param undoneAt null while it holds
     */
    public record Merge(
            UUID id,
            UUID intoId,
            UUID fromId,
            String fromName,
            Proof proof,
            UUID mergedBy,
            Instant mergedAt,
            Instant undoneAt) {}
}
