package io.serai.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random events, and their way into the log. */
record Happenings(Random random, Instant from, Instant to) {

    private static final List<String> CHANNELS = List.of("shop-mail", "shop-chat", "shop-telegram");

    record Happening(String type, String channelId, Instant at, String payload, Long tookMs, String says) {}

    List<Happening> some(int count) {
        var happenings = new ArrayList<Happening>();
        for (int i = 0; i < count; i++) {
            happenings.add(next());
        }
        return happenings;
    }

    private Happening next() {
        Instant at = from.plusMillis(random.nextLong(to.toEpochMilli() - from.toEpochMilli()));
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        long took = random.nextLong(5_000_000);
        Instant since = at.minusMillis(took);
        return switch (random.nextInt(9)) {
            case 0 -> new Happening("message-received", channel, at, "{\"text\": \"Where is my order?\"}", null, "");
            case 1 -> {
                String author = one("ASSISTANT", "AGENT", "HUB");
                String payload = "{\"author\": \"%s\", \"turn_opened_at\": \"%s\"}".formatted(author, since);
                yield new Happening("reply-made", channel, at, payload, took, author);
            }
            case 2 -> {
                String state = one("APPROVED", "EDITED", "REJECTED");
                String payload = "{\"state\": \"%s\", \"requested_at\": \"%s\"}".formatted(state, since);
                yield new Happening("approval-decided", channel, at, payload, took, state);
            }
            case 3 -> {
                String failed = one("fallback_used", "search_failed", "neither");
                yield new Happening("draft-made", channel, at, "{\"%s\": true}".formatted(failed), null, failed);
            }
            case 4 -> new Happening("approval-expired", channel, at, "{}", null, "");
            case 5 -> new Happening("approval-superseded", channel, at, "{}", null, "");
            case 6 -> new Happening("handoff-opened", channel, at, "{\"reason\": \"asked\"}", null, "");
            case 7 -> new Happening("delivery-died", channel, at, "{\"outcome\": \"refused\"}", null, "");
            // Says nothing that is counted, with members that look as if it did.
            default ->
                new Happening(
                        "approval-requested",
                        channel,
                        at,
                        "{\"state\": \"APPROVED\", \"requested_at\": \"soon\", \"fallback_used\": true}",
                        null,
                        "");
        };
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }

    static void log(Connection connection, List<Happening> happenings) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into event (type, channel_id, at, payload) values (?, ?, ?, cast(? as jsonb))")) {
            for (Happening happening : happenings) {
                insert.setString(1, happening.type());
                insert.setString(2, happening.channelId());
                insert.setObject(3, happening.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, happening.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
