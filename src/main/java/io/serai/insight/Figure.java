package io.serai.insight;

import java.time.Instant;

/**
 * What was counted on one channel in one minute or hour.
 *
 * @param bucket when the minute or hour began, in UTC
 * @param name what was counted, for instance {@code messages-in}; {@code first-reply} and {@code decision} are measured
 * @param channelId empty for what belongs to no channel
 * @param totalMs the sum of the measured times, in milliseconds; null, like the other three, for what is only counted
 */
public record Figure(
        Instant bucket, String name, String channelId, long count, Long totalMs, Long p50Ms, Long p95Ms, Long maxMs) {}
