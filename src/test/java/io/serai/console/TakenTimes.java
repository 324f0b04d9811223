package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** How long something takes, by whom it is about: so that the time tells nobody who there is. */
final class TakenTimes {
    private static final int SAMPLES = 9;
    /** On a busy machine it takes more until one of each was not disturbed. */
    static final int MOST_SAMPLES = 27;

    /** Below this, what differs is the machine. */
    private static final Duration NOISE = Duration.ofMillis(5);

    private TakenTimes() {}

    /**
     * @param attempts by whom they are about, each told how many were before
     * @return the shortest
     */
    static Duration assertAlike(String what, Map<String, IntConsumer> attempts) {
        Map<String, Long> shortest = new LinkedHashMap<>();
        // In turn, and the shortest of each: on a busy machine too, it is the work itself that takes that long.
        for (int i = 0; i < SAMPLES || i < MOST_SAMPLES && !areAlike(shortest); i++) {
            int sample = i;
            attempts.forEach((whom, attempt) -> {
                long begun = System.nanoTime();
                attempt.accept(sample);
                shortest.merge(whom, System.nanoTime() - begun, Math::min);
            });
        }
        String seen = what + " take at least " + shortest + " ns";
        System.out.println(seen);
        assertThat(areAlike(shortest)).as(seen).isTrue();
        return Duration.ofNanos(least(shortest));
    }

    private static boolean areAlike(Map<String, Long> shortest) {
        long least = least(shortest);
        return shortest.values().stream().allMatch(it -> it * 0.6 < least || it - least < NOISE.toNanos());
    }

    private static long least(Map<String, Long> shortest) {
        return shortest.values().stream().min(Long::compare).orElseThrow();
    }
}
