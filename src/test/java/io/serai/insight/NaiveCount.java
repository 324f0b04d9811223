package io.serai.insight;

import static java.util.stream.Collectors.groupingBy;

import io.serai.insight.Happenings.Happening;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The figures as one would count them by hand. */
class NaiveCount {

    private record Counted(Instant bucket, String name, String channelId) {}

    private record Entry(Counted counted, Long ms) {}

    static List<Figure> of(List<Happening> happenings, ChronoUnit grain) {
        return happenings.stream()
                .flatMap(happening -> names(happening)
                        .map(name -> new Entry(
                                new Counted(happening.at().truncatedTo(grain), name, happening.channelId()),
                                List.of("first-reply", "decision").contains(name) ? happening.tookMs() : null)))
                .collect(groupingBy(Entry::counted))
                .entrySet()
                .stream()
                .map(entry -> figure(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Figure::bucket)
                        .thenComparing(Figure::name)
                        .thenComparing(Figure::channelId))
                .toList();
    }

    private static Stream<String> names(Happening happening) {
        return switch (happening.type()) {
            case "message-received" -> Stream.of("messages-in");
            case "reply-made" ->
                switch (happening.says()) {
                    case "ASSISTANT" -> Stream.of("replies-automatic", "first-reply");
                    case "AGENT" -> Stream.of("replies-by-person", "first-reply");
                    default -> Stream.of();
                };
            case "approval-decided" -> Stream.of("approvals-" + happening.says().toLowerCase(), "decision");
            case "approval-expired" -> Stream.of("approvals-expired");
            case "approval-superseded" -> Stream.of("approvals-superseded");
            case "handoff-opened" -> Stream.of("handoffs-opened");
            case "draft-made" ->
                switch (happening.says()) {
                    case "fallback_used" -> Stream.of("drafts-made", "model-fallbacks");
                    case "search_failed" -> Stream.of("drafts-made", "searches-failed");
                    default -> Stream.of("drafts-made");
                };
            case "delivery-died" -> Stream.of("deliveries-dead");
            default -> Stream.of();
        };
    }

    private static Figure figure(Counted counted, List<Entry> entries) {
        List<Long> times = entries.stream()
                .map(Entry::ms)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        boolean measured = !times.isEmpty();
        return new Figure(
                counted.bucket(),
                counted.name(),
                counted.channelId(),
                entries.size(),
                measured ? times.stream().mapToLong(Long::longValue).sum() : null,
                measured ? nearestRank(times, 0.50) : null,
                measured ? nearestRank(times, 0.95) : null,
                measured ? times.get(times.size() - 1) : null);
    }

    private static Long nearestRank(List<Long> times, double share) {
        return times.get((int) Math.ceil(share * times.size()) - 1);
    }
}
