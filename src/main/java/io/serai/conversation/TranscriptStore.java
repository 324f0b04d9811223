package io.serai.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TranscriptStore {

    record Transcript(UUID conversationId, String address) {}

    private final JdbcClient jdbc;

    TranscriptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID conversationId, String address) {
        jdbc.sql("insert into transcript (id, conversation_id, address) values (?, ?, ?)")
                .params(id, conversationId, address)
                .update();
    }

    /** How long until there are fewer than so many of a day; empty when there are. */
    Optional<Duration> untilAllowed(UUID conversationId, int most) {
        return untilAllowed("conversation_id = :value", conversationId, most, "1 day");
    }

    Optional<Duration> untilAllowed(String address, int most) {
        // Whoever asks for the same address at the same time in another conversation waits.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('transcript ' || ?, 0))")
                .param(address)
                .query()
                .listOfRows();
        return untilAllowed("address = :value", address, most, "1 day");
    }

    /** The same of all within an hour. Those who ask at the same moment may be one too many. */
    Optional<Duration> untilHubMay(int most) {
        return untilAllowed("cast(:value as text) is null", null, most, "1 hour");
    }

    /** Whether the customer has had an answer. */
    boolean wasAnswered(UUID conversationId) {
        return jdbc.sql("""
                        select exists (
                          select from message left join delivery on delivery.message_id = message.id
                          where message.conversation_id = ? and message.author in ('ASSISTANT', 'AGENT')
                            and delivery.outcome is distinct from 'WITHHELD')
                        """).param(conversationId).query(Boolean.class).single();
    }

    private Optional<Duration> untilAllowed(String which, Object value, int most, String period) {
        return jdbc.sql("""
                        select extract(epoch from asked_at + interval '%s' - now()) from transcript
                        where %s and asked_at > now() - interval '%s' order by asked_at desc offset :most limit 1
                        """.formatted(period, which, period))
                .param("value", value)
                .param("most", most - 1)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
    }

    Transcript find(UUID id) {
        return jdbc.sql("select conversation_id, address from transcript where id = ?")
                .param(id)
                .query(Transcript.class)
                .single();
    }
}
