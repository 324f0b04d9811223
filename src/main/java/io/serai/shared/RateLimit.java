package io.serai.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often one name (an address, a visitor) may do something: a token bucket for each, which fills evenly over the
 * period. Buckets are in the memory of this process, so that behind a load balancer each replica counts for itself.
 */
public final class RateLimit {

    private static final int MOST_NAMES = 100_000;

    /** @param secondsToWait until the next one is allowed; 0 when it is allowed now */
    public record Left(int limit, long remaining, long secondsToWait) {
        public boolean isSpent() {
            return secondsToWait > 0;
        }

        public SeraiException refusal(String message) {
            return new SeraiException(Kind.EXHAUSTED, message, Map.of("retry_after", (int) secondsToWait));
        }
    }

    private final int limit;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    public RateLimit(int limit, Duration period) {
        this(limit, period, TimeMeter.SYSTEM_MILLISECONDS);
    }

    /** @param clock counts the period */
    public RateLimit(int limit, Duration period, Clock clock) {
        this(limit, period, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        });
    }

    private RateLimit(int limit, Duration period, TimeMeter time) {
        this.limit = limit;
        this.period = period;
        this.time = time;
        // A bucket that nobody touched for a period is full, and so is a new one.
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(period)
                .maximumSize(MOST_NAMES)
                .build();
    }

    /** Takes one, if there is one left. */
    public Left take(String name) {
        return take(name, 1);
    }

    /** Takes so many at once, or none. @param many at least 1; more than the limit count as the limit */
    public Left take(String name, long many) {
        ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(Math.min(many, limit));
        return new Left(limit, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForRefill()));
    }

    /** What was taken shall not count after all. */
    public void giveBack(String name) {
        bucket(name).addTokens(1);
    }

    /** What there is left, without taking any. */
    public Left look(String name) {
        var estimate = bucket(name).estimateAbilityToConsume(1);
        return new Left(limit, estimate.getRemainingTokens(), seconds(estimate.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String name) {
        return buckets.get(name, it -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, period))
                .build());
    }

    private static long seconds(long nanos) {
        return nanos == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
