package io.serai.channel;

import io.serai.channel.Hours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a channel's business hours. */
final class HoursReader {

    private static final Pattern SPAN =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(([01]\\d|2[0-3]):([0-5]\\d)|24:00)");
    private static final String MIDNIGHT = "24:00";

    private final ConfigSection yaml;

    private HoursReader(ConfigSection yaml) {
        this.yaml = yaml;
    }

    /** @return null for always */
    static Hours read(ConfigSection channel) {
        return channel.has("hours") ? new HoursReader(channel.section("hours")).hours() : null;
    }

    private Hours hours() {
        yaml.onlyKeys(Stream.concat(
                        Stream.of("zone", "holidays"),
                        Arrays.stream(DayOfWeek.values()).map(HoursReader::key))
                .toArray(String[]::new));
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String spans = yaml.text(key(day), null);
            if (spans != null) {
                week.put(day, spans(day, spans));
            }
        }
        if (week.isEmpty()) {
            throw yaml.mistake("mon", "Name the hours of at least one day, such as mon: \"09:00-17:30\".");
        }
        return new Hours(zone(), week, holidays());
    }

    private static String key(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private ZoneId zone() {
        String zone = yaml.text("zone", null);
        if (zone == null) {
            throw yaml.mistake("zone", "The key is missing. Name the time zone, such as Europe/Berlin.");
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw yaml.mistake("zone", "'%s' is not a time zone, such as Europe/Berlin.".formatted(zone));
        }
    }

    private List<Span> spans(DayOfWeek day, String text) {
        List<Span> spans = Arrays.stream(text.split("\\s*,\\s*", -1))
                .map(it -> span(day, it.strip()))
                .toList();
        for (int i = 1; i < spans.size(); i++) {
            LocalTime before = spans.get(i - 1).end();
            if (before == null || spans.get(i).begin().isBefore(before)) {
                throw yaml.mistake(
                        key(day), "'%s' is not in order: each must begin after the one before.".formatted(text));
            }
        }
        return spans;
    }

    private Span span(DayOfWeek day, String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw yaml.mistake(key(day), "'%s' is not a time of the day, such as \"09:00-17:30\".".formatted(text));
        }
        LocalTime begin = LocalTime.parse(text.substring(0, 5));
        LocalTime end = span.group(3).equals(MIDNIGHT) ? null : LocalTime.parse(span.group(3));
        if (end != null && !end.isAfter(begin)) {
            throw yaml.mistake(key(day), "'%s' ends before it begins.".formatted(text));
        }
        return new Span(begin, end);
    }

    private Set<LocalDate> holidays() {
        return yaml.texts("holidays").stream().map(this::holiday).collect(Collectors.toUnmodifiableSet());
    }

    private LocalDate holiday(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unfit) {
            throw yaml.mistake("holidays", "'%s' is not a date, such as 2026-12-25.".formatted(text));
        }
    }
}
