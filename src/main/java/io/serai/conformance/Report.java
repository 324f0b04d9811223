package io.serai.conformance;

import io.serai.conformance.Verdict.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the checks of one channel found. */
public record Report(String channelId, String kind, List<Verdict> verdicts) {

    /** Nothing failed, and something was checked. */
    public boolean isGood() {
        return verdicts.stream().noneMatch(verdict -> verdict.result() == Result.FAILED)
                && verdicts.stream().anyMatch(verdict -> verdict.result() == Result.PASSED);
    }

    @Override
    public String toString() {
        String lines = verdicts.stream()
                .map(verdict ->
                        "  %-20s %-15s %s%n".formatted(name(verdict.check()), name(verdict.result()), verdict.why()))
                .collect(Collectors.joining());
        return "Channel %s (%s): %s%n%s".formatted(channelId, kind, isGood() ? "conforms" : "does not conform", lines);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
