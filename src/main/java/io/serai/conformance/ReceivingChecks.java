package io.serai.conformance;

import io.serai.conformance.Conformance.Broken;
import io.serai.conformance.ConformanceStore.Stored;
import io.serai.conformance.Peer.Attachment;
import io.serai.conformance.Peer.Letter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** What is promised of messages on their way in. */
@Component
class ReceivingChecks {

    private static final int SENDERS = 8;

    private final Letters letters;
    private final ConformanceStore store;

    ReceivingChecks(Letters letters, ConformanceStore store) {
        this.letters = letters;
        this.store = store;
    }

    String redelivery(String channelId, Peer peer) {
        Letter letter = Letters.from("7001", "Where is my parcel?");
        Letters.write(peer, letter);
        letters.only(channelId, letter);
        for (int i = 0; i < 3; i++) {
            peer.write(letter);
        }
        letters.fence(channelId, peer, "7001");
        letters.only(channelId, letter);
        return "Delivered 4 times, stored once.";
    }

    String concurrency(String channelId, Peer peer) {
        List<Letter> written = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            written.add(Letters.from("710" + i, "First."));
            written.add(Letters.from("710" + i, "Second."));
        }
        allAtOnce(peer, written);
        Map<UUID, String> senders = new HashMap<>();
        for (Letter letter : written) {
            Stored stored = letters.only(channelId, letter);
            String other = senders.putIfAbsent(stored.conversationId(), letter.sender());
            if (other != null && !other.equals(letter.sender())) {
                throw new Broken("Messages of two senders are in one conversation.");
            }
        }
        return "%d messages of %d senders in %d conversations.".formatted(written.size(), SENDERS, senders.size());
    }

    private static void allAtOnce(Peer peer, List<Letter> written) {
        ExecutorService threads = Executors.newFixedThreadPool(written.size());
        try {
            List<Future<?>> futures = new ArrayList<>();
            written.forEach(letter -> futures.add(threads.submit(() -> Letters.write(peer, letter))));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (Exception e) {
            throw new Broken("Messages that came at the same time were not taken: " + e.getMessage());
        } finally {
            threads.shutdownNow();
        }
    }

    String attachments(String channelId, Peer peer) {
        byte[] content = new byte[4_096];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        Attachment attachment = new Attachment("parcel.bin", "application/octet-stream", content);
        Letter letter = Letters.with("7200", "See the picture.", attachment);
        Letters.write(peer, letter);
        Stored stored = letters.only(channelId, letter);
        Patience.until(Letters.PATIENCE, () -> !store.attachments(stored.id(), attachment.name())
                .isEmpty());
        List<byte[]> kept = store.attachments(stored.id(), attachment.name());
        if (kept.size() != 1 || !Arrays.equals(kept.get(0), content)) {
            throw new Broken("%d attachments of that name were stored, none of them unchanged.".formatted(kept.size()));
        }
        return "%d bytes unchanged.".formatted(content.length);
    }

    String oversize(String channelId, Peer peer) {
        String words = "too much ".repeat(peer.oversize() / 9 + 1);
        Letter letter = Letters.from("7300", words);
        boolean taken = peer.write(letter);
        letters.fence(channelId, peer, "7301");
        List<Stored> stored = letters.stored(channelId, letter);
        if (stored.isEmpty()) {
            return taken ? "Kept aside; the next message came through." : "Refused; the next message came through.";
        }
        if (stored.size() > 1
                || stored.get(0).text().strip().length() < letter.text().strip().length()) {
            throw new Broken("It was stored %d times, %d of %d characters."
                    .formatted(
                            stored.size(),
                            stored.get(0).text().length(),
                            letter.text().length()));
        }
        return "%d characters stored whole.".formatted(letter.text().length());
    }

    String malformed(String channelId, Peer peer) {
        long before = store.kept(channelId);
        boolean taken = peer.writeMalformed(Letters.mark());
        letters.fence(channelId, peer, "7400");
        if (!taken) {
            return "Refused; the next message came through.";
        }
        if (!Patience.until(Letters.PATIENCE, () -> store.kept(channelId) > before)) {
            throw new Broken("It was taken and is nowhere to be seen.");
        }
        return "Kept for a person; the next message came through.";
    }

    String loopGuard(String channelId, Peer peer) {
        Letter letter = Letters.from("7500", "I am out of office.");
        peer.writeAutomatic(letter);
        Stored fence = letters.fence(channelId, peer, "7501");
        // The assistant drafts for the message that came later, so it has been by.
        if (!Patience.until(Letters.PATIENCE, () -> store.isDrafted(fence.id()))) {
            throw new Broken("The assistant does not draft for this channel, so this cannot be told.");
        }
        List<Stored> stored = letters.stored(channelId, letter);
        if (stored.stream().anyMatch(message -> store.isDrafted(message.id()))) {
            throw new Broken("The assistant drafted an answer to what a program wrote.");
        }
        return stored.isEmpty() ? "Not taken for a message, and not answered." : "Stored and not answered.";
    }
}
