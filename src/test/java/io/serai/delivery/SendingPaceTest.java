package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.QuietHubTest;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.Pace;
import io.serai.channel.ChannelConfig.Rate;
import io.serai.channel.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@QuietHubTest
class SendingPaceTest {

    @Autowired
    SendingPace pace;

    @Autowired
    Channels channels;

    @Test
    void whatIsOverTheChannelsRateIsSpreadOverTheTimeThatFollows() {
        channel("paced", new Rate(3, Duration.ofMinutes(1)), null);

        List<Long> minutes = IntStream.range(0, 9)
                .mapToObj(i -> pace.untilTurn(work("paced"), UUID.randomUUID()))
                .map(wait -> wait.plusSeconds(59).toMinutes())
                .toList();

        assertThat(minutes).containsExactly(0L, 0L, 0L, 1L, 1L, 1L, 2L, 2L, 2L);
    }

    @Test
    void aTurnThatWasGivenIsNotGivenAgain() {
        channel("once", new Rate(1, Duration.ofMinutes(1)), null);
        UUID conversation = UUID.randomUUID();
        pace.untilTurn(work("once"), conversation);
        DeliveryWork second = work("once");

        Duration wait = pace.untilTurn(second, conversation);
        Duration asked = pace.untilTurn(second, conversation);

        assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertThat(asked).isLessThanOrEqualTo(wait).isPositive();
    }

    @Test
    void aConversationHasALimitOfItsOwn() {
        channel("chats", null, new Rate(1, Duration.ofMinutes(1)));
        UUID one = UUID.randomUUID();

        assertThat(pace.untilTurn(work("chats"), one)).isZero();
        assertThat(pace.untilTurn(work("chats"), one)).isPositive();
        assertThat(pace.untilTurn(work("chats"), UUID.randomUUID())).isZero();
    }

    @Test
    void aChannelWithoutALimitNeverWaits() {
        channel("free", null, null);
        assertThat(IntStream.range(0, 1000).mapToObj(i -> pace.untilTurn(work("free"), UUID.randomUUID())))
                .allMatch(Duration::isZero);
    }

    @Test
    void aChangedLimitHoldsAtOnce() {
        channel("changed", new Rate(1, Duration.ofHours(1)), null);
        pace.untilTurn(work("changed"), UUID.randomUUID());
        assertThat(pace.untilTurn(work("changed"), UUID.randomUUID())).isPositive();

        channel("changed", new Rate(100, Duration.ofSeconds(1)), null);

        assertThat(pace.untilTurn(work("changed"), UUID.randomUUID())).isZero();
    }

    private static DeliveryWork work(String channel) {
        return new DeliveryWork(UUID.randomUUID(), channel);
    }

    private void channel(String id, Rate rate, Rate conversationRate) {
        channels.starting(new ChannelConfig(
                id,
                "telegram",
                true,
                ChannelConfig.Mode.LIVE,
                0.8,
                Set.of(),
                null,
                ChannelConfig.AmbiguousSend.ASK,
                new Pace(Duration.ZERO, rate, conversationRate),
                new ChannelConfig.End("telegram-source", Map.of()),
                new ChannelConfig.End("telegram-sink", Map.of()),
                null,
                ChannelConfig.Chat.OF_ONES_OWN));
    }
}
