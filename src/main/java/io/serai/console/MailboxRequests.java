package io.serai.console;

import io.serai.channel.Backfill;
import io.serai.channel.Mailboxes;
import io.serai.shared.Kind;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What operators ask of mailboxes. */
@Component
public class MailboxRequests {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final Mailboxes mailboxes;

    MailboxRequests(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @RouteStep
    public Backfill backfill(String channelId, String since) {
        Instant from = time(since);
        return mailboxes.backfill(channelId, from.isBefore(EARLIEST) ? EARLIEST : from);
    }

    /** @throws SeraiException INVALID when it is none, or in the future */
    private static Instant time(String since) {
        try {
            Instant time = OffsetDateTime.parse(since).toInstant();
            if (time.isBefore(Instant.now())) {
                return time;
            }
        } catch (DateTimeException e) {
            // As one in the future.
        }
        throw new SeraiException(Kind.INVALID, "since is not a time in the past.", Map.of("field", "since"));
    }
}
