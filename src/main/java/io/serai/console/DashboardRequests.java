package io.serai.console;

import io.serai.insight.Figure;
import io.serai.insight.Figures;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What supervisors ask about figures. */
@Component
public class DashboardRequests {
    private static final Duration WIDEST = Duration.ofDays(31);

    public record Timeseries(String grain, Instant from, Instant to, List<Figure> items) {}

    private final Figures figures;
    private final Clock clock;

    DashboardRequests(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** @param from RFC 3339, by default a day before {@code to}; @param to by default now */
    @RouteStep
    public Timeseries timeseries(String grain, String from, String to) {
        Instant until = to == null ? clock.instant() : instant(to);
        Instant since = from == null ? until.minus(1, ChronoUnit.DAYS) : instant(from);
        if (!since.isBefore(until) || Duration.between(since, until).compareTo(WIDEST) > 0) {
            throw SeraiException.invalid("from", "The time from must lie before to, by 31 days at most.");
        }
        return new Timeseries(grain, since, until, figures.timeseries(grain, since, until));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
