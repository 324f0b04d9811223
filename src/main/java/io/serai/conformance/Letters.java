package io.serai.conformance;

import io.serai.conformance.Conformance.Broken;
import io.serai.conformance.ConformanceStore.Stored;
import io.serai.conformance.Peer.Attachment;
import io.serai.conformance.Peer.Letter;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Messages that can be told apart, and the wait for them. */
@Component
class Letters {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MARK = "mark-";

    private final ConformanceStore store;

    Letters(ConformanceStore store) {
        this.store = store;
    }

    static Letter from(String sender, String words) {
        String mark = mark();
        return new Letter(mark, sender, words + " " + mark, null);
    }

    static Letter with(String sender, String words, Attachment attachment) {
        Letter letter = from(sender, words);
        return new Letter(letter.name(), sender, letter.text(), attachment);
    }

    /** Digits and letters only, and so in every channel a name. */
    static String mark() {
        return MARK + Ids.next().toString().replace("-", "");
    }

    static void write(Peer peer, Letter letter) {
        if (!Patience.until(PATIENCE, () -> peer.write(letter))) {
            throw new Broken("The channel did not take a plain message.");
        }
    }

    Stored only(String channelId, Letter letter) {
        Patience.until(PATIENCE, () -> !stored(channelId, letter).isEmpty());
        List<Stored> stored = stored(channelId, letter);
        if (stored.size() != 1) {
            throw new Broken("A message was stored %d times.".formatted(stored.size()));
        }
        return stored.get(0);
    }

    List<Stored> stored(String channelId, Letter letter) {
        return store.stored(channelId, letter.name());
    }

    /** Whatever came before this has been dealt with once this is stored; shows that nothing is held up, too. */
    Stored fence(String channelId, Peer peer, String sender) {
        Letter fence = from(sender, "Is anybody there?");
        write(peer, fence);
        return only(channelId, fence);
    }
}
