package io.serai.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.serai.channel.ChannelConfig.Pace;
import io.serai.channel.ChannelConfig.Rate;
import io.serai.channel.Channels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps each channel within its {@code rate-limit} and each conversation within its {@code rate-limit-per-conversation},
 * by telling every delivery its turn. A turn is given once: who comes back for it goes at once. Counted for one hub;
 * replicas share a limit by each having a part of it configured.
 */
@Component
class SendingPace {

    /** Longer than that nobody plans ahead; the delivery asks again. */
    private static final Duration HORIZON = Duration.ofHours(1);

    private final Cache<Object, RateLimiter> limiters =
            Caffeine.newBuilder().expireAfterAccess(HORIZON.multipliedBy(2)).build();
    private final Cache<UUID, Instant> turns =
            Caffeine.newBuilder().expireAfterWrite(HORIZON.multipliedBy(2)).build();
    private final Channels channels;
    private final Clock clock;

    SendingPace(Channels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** @return how long the delivery has to wait for its turn; zero when it may go now */
    Duration untilTurn(DeliveryWork work, UUID conversationId) {
        Instant turn = turns.getIfPresent(work.deliveryId());
        if (turn == null) {
            return newTurn(work, conversationId);
        }
        Duration left = Duration.between(clock.instant(), turn);
        if (left.compareTo(Duration.ZERO) > 0) {
            return left;
        }
        turns.invalidate(work.deliveryId());
        return Duration.ZERO;
    }

    private Duration newTurn(DeliveryWork work, UUID conversationId) {
        Pace pace = channels.find(work.channelId()).map(config -> config.pace()).orElse(Pace.UNLIMITED);
        // The narrower limit first: who must come back for it must not take a turn of the wider one.
        Duration inConversation = reserve(conversationId, pace.conversationRate());
        if (inConversation.compareTo(HORIZON) >= 0) {
            return inConversation;
        }
        Duration wait = max(inConversation, reserve(work.channelId(), pace.rate()));
        if (!wait.isZero() && wait.compareTo(HORIZON) < 0) {
            turns.put(work.deliveryId(), clock.instant().plus(wait));
        }
        return wait;
    }

    private Duration reserve(Object key, Rate rate) {
        if (rate == null) {
            return Duration.ZERO;
        }
        // A changed limit makes a new limiter.
        RateLimiter limiter = limiters.get(new Limited(key, rate), limited -> limiter(rate));
        long nanos = limiter.reservePermission();
        return nanos < 0 ? HORIZON : Duration.ofNanos(nanos);
    }

    private static RateLimiter limiter(Rate rate) {
        return RateLimiter.of(
                "sending",
                RateLimiterConfig.custom()
                        .limitForPeriod(rate.messages())
                        .limitRefreshPeriod(rate.per())
                        .timeoutDuration(HORIZON.minusSeconds(1))
                        .build());
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private record Limited(Object key, Rate rate) {}
}
