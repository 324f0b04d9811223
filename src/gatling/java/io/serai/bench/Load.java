package io.serai.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What one run does, as {@code bench.sh} passes it.
 *
 * @param rate messages a second once the warm-up is over
 * @param warmUpRate messages a second at the end of the warm-up, which begins with one
 * @param fresh whether no two questions are the same text, so that each must be embedded
 * @param modelDelay how long the stand-in for a language model takes; zero to run without one
 */
record Load(
        String hubUrl,
        long hubPid,
        Path home,
        Path results,
        double rate,
        double warmUpRate,
        Duration idle,
        Duration warmUp,
        Duration steady,
        boolean fresh,
        Duration modelDelay,
        int modelPort) {

    static Load fromSystemProperties() {
        return new Load(
                "http://127.0.0.1:" + required("port"),
                Long.parseLong(required("hub-pid")),
                Path.of(required("home")),
                Path.of(required("results")),
                Double.parseDouble(required("rate")),
                Double.parseDouble(required("warm-up-rate")),
                seconds("idle"),
                seconds("warm-up"),
                seconds("steady"),
                required("questions").equals("fresh"),
                Duration.ofMillis(Long.parseLong(required("model-delay-millis"))),
                Integer.parseInt(required("model-port")));
    }

    private static Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(required(name)));
    }

    private static String required(String name) {
        String value = System.getProperty("bench." + name);
        if (value == null) {
            throw new IllegalArgumentException("bench." + name + " is not set; src/gatling/bench.sh sets it");
        }
        return value;
    }
}
