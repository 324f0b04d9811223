package io.serai.console;

import io.serai.insight.EscalationFigures;
import io.serai.insight.EscalationReport;
import io.serai.insight.Figure;
import io.serai.insight.Figures;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What supervisors ask about figures. */
@Component
public class DashboardRequests {
    private static final Duration WIDEST = Duration.ofDays(31);
    private static final Duration WIDEST_REPORT = Duration.ofDays(92);

    public record Timeseries(String grain, Instant from, Instant to, List<Figure> items) {}

    private final Figures figures;
    private final EscalationFigures escalations;
    private final Clock clock;

    DashboardRequests(Figures figures, EscalationFigures escalations, Clock clock) {
        this.figures = figures;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** @param from RFC 3339, by default a day before {@code to}; @param to by default now */
    @RouteStep
    public Timeseries timeseries(String grain, String from, String to) {
        Instant until = to == null ? clock.instant() : instant("to", to);
        Instant since = from == null ? until.minus(1, ChronoUnit.DAYS) : instant("from", from);
        checkWidth(since, until, WIDEST);
        return new Timeseries(grain, since, until, figures.timeseries(grain, since, until));
    }

    /** @param from RFC 3339, by default a week before {@code to}; @param to by default now */
    @RouteStep
    public EscalationReport escalations(String from, String to) {
        Instant until = to == null ? clock.instant() : instant("to", to);
        Instant since = from == null ? until.minus(7, ChronoUnit.DAYS) : instant("from", from);
        checkWidth(since, until, WIDEST_REPORT);
        return escalations.between(since, until);
    }

    private static void checkWidth(Instant since, Instant until, Duration widest) {
        if (!since.isBefore(until) || Duration.between(since, until).compareTo(widest) > 0) {
            throw SeraiException.invalid(
                    "from", "The time from must lie before to, by %d days at most.".formatted(widest.toDays()));
        }
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            // RFC 3339 knows leap seconds and wider offsets than Java does.
            throw SeraiException.invalid(field, "This time cannot be used: " + text);
        }
    }
}
