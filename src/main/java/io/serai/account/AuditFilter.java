package io.serai.account;

import java.time.Instant;
import java.util.UUID;

/** Which lines of the audit log are asked for; null asks for any. @param from inclusive @param to exclusive */
public record AuditFilter(
        UUID actorId, String action, String subjectType, String subjectId, Instant from, Instant to) {}
