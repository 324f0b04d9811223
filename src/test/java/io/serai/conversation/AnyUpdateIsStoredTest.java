package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.serai.QuietHubTest;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.Channels;
import io.serai.channel.Telegrams;
import io.serai.channel.internal.telegram.UpdateMutations;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An update that the database refused would be offered again for ever, and nothing after it would arrive. */
@QuietHubTest
class AnyUpdateIsStoredTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Telegrams telegrams;

    @Autowired
    Channels channels;

    @Test
    void noUpdateBlocksThoseAfterIt() {
        End source = new End("telegram-source", Map.of("token", "123:token", "base-uri", "http://localhost:1"));
        channels.starting(new ChannelConfig(
                "bot", "telegram", true, ChannelConfig.Mode.LIVE, 0.8, Set.of(), null, null, source, source));
        long seed = Long.getLong("serai.seed", System.nanoTime());
        UpdateMutations updates = new UpdateMutations(seed);

        for (int i = 0; i < 1_500; i++) {
            String update = updates.next();
            assertThatCode(() -> arrivals.store(telegrams.read("bot", update)))
                    .as("seed %d, update %s", seed, update)
                    .doesNotThrowAnyException();
        }
    }
}
