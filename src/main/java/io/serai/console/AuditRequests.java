package io.serai.console;

import io.serai.account.Audit;
import io.serai.account.AuditEntry;
import io.serai.account.AuditFilter;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What supervisors ask about who did what. */
@Component
public class AuditRequests {
    private final Audit audit;

    AuditRequests(Audit audit) {
        this.audit = audit;
    }

    @RouteStep
    public Page<AuditEntry> list(
            UUID actorId,
            String action,
            String subjectType,
            String subjectId,
            String from,
            String to,
            Long cursor,
            int limit) {
        AuditFilter filter =
                new AuditFilter(actorId, action, subjectType, subjectId, time("from", from), time("to", to));
        return audit.list(filter, cursor, limit);
    }

    private static Instant time(String field, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw SeraiException.invalid(field, "This time cannot be used: " + text);
        }
    }
}
