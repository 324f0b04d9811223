package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.Hours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Span> WORKDAY = List.of(
            new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)), new Span(LocalTime.of(13, 0), LocalTime.of(17, 30)));
    private static final Hours HOURS = new Hours(
            BERLIN,
            Map.of(
                    DayOfWeek.MONDAY, WORKDAY,
                    DayOfWeek.FRIDAY, WORKDAY,
                    DayOfWeek.SUNDAY, List.of(new Span(LocalTime.of(2, 30), null))),
            Set.of(LocalDate.of(2026, 12, 25)));

    /** 2026-11-23 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:59, false",
        "2026-11-23T09:00:00, true",
        "2026-11-23T11:59:59, true",
        "2026-11-23T12:00:00, false",
        "2026-11-23T13:00:00, true",
        "2026-11-23T17:30:00, false",
        "2026-11-24T10:00:00, false",
        "2026-11-29T23:59:59, true",
        "2026-12-25T10:00:00, false",
    })
    void itIsOpenFromABeginningToItsEndInTheZone(String there, boolean open) {
        assertThat(HOURS.isOpen(at(there))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00:00, 2026-11-23T09:00:00",
        "2026-11-23T12:00:00, 2026-11-23T13:00:00",
        "2026-11-23T18:00:00, 2026-11-27T09:00:00",
        // Over a Friday that is a holiday.
        "2026-12-24T10:00:00, 2026-12-27T02:30:00",
    })
    void itOpensAtTheNextBeginning(String closed, String opens) {
        assertThat(HOURS.opensAfter(at(closed))).contains(at(opens));
    }

    @Test
    void aBeginningThatTheChangeOfTheClocksLeavesOutIsLater() {
        // On 2026-03-29 there is no half past two in Berlin.
        assertThat(HOURS.opensAfter(at("2026-03-28T12:00:00"))).contains(at("2026-03-29T03:30:00"));
    }

    @Test
    void nobodyKnowsWhenWhatIsAlwaysAHolidayOpens() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        Hours never = new Hours(
                BERLIN,
                HOURS.week(),
                Set.copyOf(from.datesUntil(from.plusYears(3)).toList()));

        assertThat(never.opensAfter(at("2026-11-23T12:00:00"))).isEmpty();
    }

    private static Instant at(String there) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(there), BERLIN).toInstant();
    }
}
