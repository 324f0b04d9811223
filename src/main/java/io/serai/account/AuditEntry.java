package io.serai.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of the audit log.
 *
 * @param actorId null when the hub did it, or somebody who is not known
 * @param tokenId the API token of the program that did it for them, which may be revoked by now; null without one
 */
public record AuditEntry(
        long id,
        Instant at,
        UUID actorId,
        String actorName,
        UUID tokenId,
        String tokenName,
        String action,
        String subjectType,
        String subjectId,
        JsonNode facts) {}
