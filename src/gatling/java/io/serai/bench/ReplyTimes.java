package io.serai.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How conversations came out, and how long that took; only automatic replies have a latency that means anything. */
class ReplyTimes {

    private static final String AUTOMATIC = "ASSISTANT";

    private final Map<String, Histogram> byOutcome = new ConcurrentHashMap<>();

    void add(String outcome, long nanos) {
        byOutcome
                .computeIfAbsent(
                        outcome, unused -> new ConcurrentHistogram(Duration.ofMinutes(2).toNanos(), 3))
                .recordValue(nanos);
    }

    long count() {
        return byOutcome.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    long automatic() {
        return byOutcome.containsKey(AUTOMATIC) ? byOutcome.get(AUTOMATIC).getTotalCount() : 0;
    }

    double automaticMillis(double percentile) {
        return automatic() == 0
                ? Double.NaN
                : byOutcome.get(AUTOMATIC).getValueAtPercentile(percentile) / 1_000_000.0;
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        byOutcome.forEach((outcome, times) -> counts.put(outcome, times.getTotalCount()));
        return counts;
    }
}
