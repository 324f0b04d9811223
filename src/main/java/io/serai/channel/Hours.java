package io.serai.channel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When people answer. @param holidays days on which nobody does, whatever the weekday says */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays) {

    /** A holiday may fall on each opening day for weeks, but nobody closes for longer than that and means it. */
    private static final int MOST_DAYS_AHEAD = 366;

    /** @param end after the beginning; null for midnight */
    public record Span(LocalTime begin, LocalTime end) {

        boolean contains(LocalTime time) {
            return !time.isBefore(begin) && (end == null || time.isBefore(end));
        }
    }

    public boolean isOpen(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        return spansOf(there.toLocalDate()).stream().anyMatch(it -> it.contains(there.toLocalTime()));
    }

    /** The next beginning after a time at which it is closed; empty when there is none within a year. */
    public Optional<Instant> opensAfter(Instant closed) {
        LocalDate today = closed.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(MOST_DAYS_AHEAD))
                .flatMap(day -> spansOf(day).stream().map(span -> day.atTime(span.begin())))
                // A time that a change of the clocks leaves out is that much later.
                .map(begin -> begin.atZone(zone).toInstant())
                .filter(begin -> begin.isAfter(closed))
                .findFirst();
    }

    private List<Span> spansOf(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
