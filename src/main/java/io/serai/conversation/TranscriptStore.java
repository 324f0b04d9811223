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
        return untilAllowed("conversation_id = ?", conversationId, most);
    }

    Optional<Duration> untilAllowed(String address, int most) {
        // Whoever asks for the same address at the same time in another conversation waits.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('transcript ' || ?, 0))")
                .param(address)
                .query()
                .listOfRows();
        return untilAllowed("address = ?", address, most);
    }

    private Optional<Duration> untilAllowed(String which, Object value, int most) {
        return jdbc.sql("select extract(epoch from asked_at + interval '1 day' - now()) from transcript where " + which
                        + """
                         and asked_at > now() - interval '1 day' order by asked_at desc offset ? limit 1
                        """)
                .params(value, most - 1)
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
