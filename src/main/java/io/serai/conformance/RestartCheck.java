package io.serai.conformance;

import io.serai.channel.ChannelStatus.State;
import io.serai.channel.Channels;
import io.serai.conformance.Conformance.Broken;
import io.serai.conformance.Peer.Letter;
import io.serai.shared.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Takes a channel away as an operator does, by its folder, and brings it back. */
@Component
class RestartCheck {

    private static final int MESSAGES = 40;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Letters letters;
    private final Channels channels;
    private final Home home;

    RestartCheck(Letters letters, Channels channels, Home home) {
        this.letters = letters;
        this.channels = channels;
        this.home = home;
    }

    String whileBusy(String channelId, Peer peer) {
        List<Letter> written = IntStream.range(0, MESSAGES)
                .mapToObj(i -> Letters.from("80" + (10 + i), "Number %d.".formatted(i)))
                .toList();
        Letters.write(peer, written.get(0));
        // Whoever is turned away writes again, as every sender that wants to be heard must.
        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(() -> written.subList(1, MESSAGES).forEach(letter -> write(peer, letter)));
        rename(channelId, "." + channelId);
        if (!Patience.until(LONG, () -> channels.status(channelId).isEmpty())) {
            throw new Broken("The channel does not stop.");
        }
        rename("." + channelId, channelId);
        if (!Patience.until(LONG, () -> channels.status(channelId)
                .filter(status -> status.state() == State.UP)
                .isPresent())) {
            throw new Broken("The channel does not come back.");
        }
        writer.join();
        written.forEach(letter -> letters.only(channelId, letter));
        return "%d messages around a stop and a start, each stored once.".formatted(MESSAGES);
    }

    private static void write(Peer peer, Letter letter) {
        if (!Patience.until(LONG, () -> peer.write(letter))) {
            throw new Broken("The channel did not take a message after it came back.");
        }
    }

    private void rename(String from, String to) {
        Path folder = home.resolve("channels-config");
        try {
            Files.move(folder.resolve(from), folder.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
