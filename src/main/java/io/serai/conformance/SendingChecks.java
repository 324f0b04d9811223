package io.serai.conformance;

import io.serai.conformance.Conformance.Broken;
import io.serai.conformance.ConformanceStore.Stored;
import io.serai.conformance.Peer.Letter;
import io.serai.conformance.Peer.Misbehaviour;
import io.serai.conformance.Peer.Received;
import io.serai.conversation.Conversations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is promised of replies on their way out. */
@Component
class SendingChecks {

    /** Until a silent server was given up and the reply was sent again. */
    private static final Duration LONG = Duration.ofSeconds(90);

    private static final String SCRIPTS = "Grüße, 안녕하세요 👩‍👩‍👧 مرحبا שלום é — end";

    private final Letters letters;
    private final ConformanceStore store;
    private final Conversations conversations;
    private final TransactionTemplate transaction;

    SendingChecks(
            Letters letters, ConformanceStore store, Conversations conversations, TransactionTemplate transaction) {
        this.letters = letters;
        this.store = store;
        this.conversations = conversations;
        this.transaction = transaction;
    }

    String unicode(String channelId, Peer peer) {
        Letter letter = Letters.from("7600", SCRIPTS);
        Letters.write(peer, letter);
        Stored stored = letters.only(channelId, letter);
        if (!stored.text().contains(SCRIPTS)) {
            throw new Broken("It was stored as: " + stored.text());
        }
        String reply = SCRIPTS + " " + Letters.mark();
        say(stored.conversationId(), reply);
        Received received = taken(peer, reply.substring(SCRIPTS.length() + 1));
        if (!received.text().contains(SCRIPTS)) {
            throw new Broken("It went out as: " + received.text());
        }
        return "Unchanged in both directions.";
    }

    String order(String channelId, Peer peer) {
        UUID conversation = letters.fence(channelId, peer, "7700").conversationId();
        String mark = Letters.mark();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            said.add("Part %d of 10. %s-%d.".formatted(i, mark, i));
        }
        said.forEach(text -> say(conversation, text));
        Patience.until(LONG, () -> received(peer, mark).size() >= said.size());
        List<String> taken = received(peer, mark).stream().map(Received::text).toList();
        for (int i = 0; i < said.size(); i++) {
            if (taken.size() != said.size() || !taken.get(i).contains(mark + "-" + i + ".")) {
                throw new Broken("Of 10 replies these were taken, in this order: " + taken);
            }
        }
        return "10 replies in their order.";
    }

    String retry(String channelId, Peer peer) {
        UUID conversation = letters.fence(channelId, peer, "7800").conversationId();
        String mark = Letters.mark();
        peer.misbehaveOnce(Misbehaviour.REFUSE_FOR_NOW);
        say(conversation, "Once more. " + mark);
        await(channelId, "Once more. " + mark, "SENT");
        int times = received(peer, mark).size();
        int attempts = store.sent(channelId, "Once more. " + mark).orElseThrow().attempts();
        if (times != 1 || attempts < 2) {
            throw new Broken("It was taken %d times in %d attempts.".formatted(times, attempts));
        }
        return "Taken once, at attempt %d.".formatted(attempts);
    }

    String ambiguousSend(String channelId, Peer peer) {
        UUID conversation = letters.fence(channelId, peer, "7900").conversationId();
        String mark = Letters.mark();
        String text = "Did you get this? " + mark;
        peer.misbehaveOnce(Misbehaviour.TAKE_IN_SILENCE);
        say(conversation, text);
        await(channelId, text, "SENT", "UNKNOWN");
        String state = store.sent(channelId, text).orElseThrow().state();
        List<Received> taken = received(peer, mark);
        long names = taken.stream().map(Received::name).distinct().count();
        if (state.equals("SENT") && names != 1) {
            throw new Broken("It was taken %d times under %d names.".formatted(taken.size(), names));
        }
        if (state.equals("UNKNOWN") && taken.size() != 1) {
            throw new Broken("It was taken %d times before a person was asked.".formatted(taken.size()));
        }
        return state.equals("UNKNOWN")
                ? "Taken once; a person is asked."
                : "Taken %d times under one name.".formatted(taken.size());
    }

    private void say(UUID conversationId, String text) {
        transaction.executeWithoutResult(status -> conversations.tell(conversationId, text));
    }

    private void await(String channelId, String text, String... states) {
        boolean reached = Patience.until(LONG, () -> store.sent(channelId, text)
                .filter(sent -> List.of(states).contains(sent.state()))
                .isPresent());
        if (!reached) {
            throw new Broken("The reply is still %s."
                    .formatted(store.sent(channelId, text).orElse(null)));
        }
    }

    private static Received taken(Peer peer, String mark) {
        Patience.until(LONG, () -> !received(peer, mark).isEmpty());
        return received(peer, mark).stream().findFirst().orElseThrow(() -> new Broken("The reply was never taken."));
    }

    private static List<Received> received(Peer peer, String mark) {
        return peer.received().stream()
                .filter(received -> received.text().contains(mark))
                .toList();
    }
}
