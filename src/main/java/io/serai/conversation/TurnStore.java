package io.serai.conversation;

import io.serai.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TurnStore {

    private static final RowMapper<Turn> TURN = (row, number) -> new Turn(
            row.getObject("id", UUID.class), row.getObject("conversation_id", UUID.class), row.getInt("revision"));

    private final JdbcClient jdbc;

    TurnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a turn, or raises the revision of the one that is open. */
    Turn openOrRevise(UUID conversationId) {
        return jdbc.sql("""
                        insert into turn (id, conversation_id) values (?, ?)
                        on conflict (conversation_id) where closed_at is null
                        do update set revision = turn.revision + 1
                        returning *
                        """).params(Ids.next(), conversationId).query(TURN).single();
    }

    /**
     * How long to wait for the next message: the quiet window, but no longer than {@code most} after the first of the
     * messages that follow each other within it.
     */
    Duration untilQuiet(UUID turnId, Duration quietWindow, Duration most) {
        long millis = jdbc.sql("""
                        select greatest(0, least(:window, :most - extract(epoch from now() - max(at)) * 1000))::bigint
                        from (
                          select at, at - lag(at) over (order by at) as gap from (
                            select coalesce(edited_at, created_at) as at from message
                            where turn_id = :turn and direction = 'IN') told) messages
                        where gap is null or gap >= make_interval(secs => :window / 1000.0)
                        """)
                .param("turn", turnId)
                .param("window", quietWindow.toMillis())
                .param("most", most.toMillis())
                .query(Long.class)
                .single();
        return Duration.ofMillis(millis);
    }

    Optional<Turn> findOpen(UUID conversationId) {
        return jdbc.sql("select * from turn where conversation_id = ? and closed_at is null")
                .param(conversationId)
                .query(TURN)
                .optional();
    }

    /** @return when it was opened */
    Instant close(UUID turnId) {
        return jdbc.sql("update turn set closed_at = now() where id = ? returning opened_at")
                .param(turnId)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    record Turn(UUID id, UUID conversationId, int revision) {}
}
