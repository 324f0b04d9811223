package io.serai.channel.internal.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.MessageEdit;
import io.serai.channel.PersonRequest;
import io.serai.channel.Reachability;
import io.serai.channel.UnreadableMessage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever comes as an update is understood, of no concern, or kept; and it has a name that the database takes. */
class AnyUpdateTest {

    private static final int UPDATES = 30_000;

    @Test
    void anyUpdateBecomesAnArrivalAndNeverAnException() {
        long seed = Long.getLong("serai.seed", System.nanoTime());
        UpdateMutations updates = new UpdateMutations(seed);
        // Nobody answers there, so files and names cannot be had.
        BotApi bot = new BotApi("http://localhost:1", "123:token");
        Map<Class<?>, Integer> seen = new HashMap<>();

        for (int i = 0; i < UPDATES; i++) {
            String update = updates.next();
            Arrival arrival = UpdateReader.read("bot", update, bot);
            assertThat(arrival).as("seed %d, update %s", seed, update).satisfies(AnyUpdateTest::isStorable);
            seen.merge(arrival.getClass(), 1, Integer::sum);
        }

        System.out.printf("serai.seed=%d: %s%n", seed, seen);
        assertThat(seen).hasSize(6).allSatisfy((kind, times) -> assertThat(times)
                .isGreaterThan(100));
    }

    private static void isStorable(Arrival arrival) {
        assertThat(arrival.externalId()).isNotBlank().hasSizeLessThan(400).doesNotContain("\0");
        if (arrival instanceof UnreadableMessage unreadable) {
            assertThat(unreadable.reason()).isNotBlank().doesNotContain("\0");
        } else if (arrival instanceof IncomingMessage message) {
            isStorable(message);
        } else if (arrival instanceof MessageEdit edit) {
            isStorable(edit.message());
        } else if (arrival instanceof PersonRequest request) {
            isStorable(request.message());
        } else if (arrival instanceof Reachability news) {
            assertThat(news.threadKey()).matches("-?\\d+");
        }
    }

    private static void isStorable(IncomingMessage message) {
        assertThat(message.sender().address()).matches("-?\\d+");
        assertThat(message.threadKey()).matches("-?\\d+(/-?\\d+)?");
        assertThat(message.text().isBlank() && message.attachments().isEmpty()).isFalse();
        assertThat(message.text()).doesNotContain("\0");
    }
}
