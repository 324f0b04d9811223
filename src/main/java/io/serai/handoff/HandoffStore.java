package io.serai.handoff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HandoffStore {

    private static final String SELECT = """
            select handoff.*, account.name as claimed_by_name from handoff
            left join account on account.id = handoff.claimed_by
            """;
    private static final RowMapper<HandoffView> VIEW = (row, number) -> new HandoffView(
            row.getObject("id", UUID.class),
            row.getObject("conversation_id", UUID.class),
            row.getString("channel_id"),
            State.valueOf(row.getString("state")),
            row.getString("reason"),
            row.getString("summary"),
            row.getObject("claimed_by", UUID.class),
            row.getString("claimed_by_name"),
            instant(row.getObject("claimed_at", OffsetDateTime.class)),
            instant(row.getObject("created_at", OffsetDateTime.class)));

    private final JdbcClient jdbc;

    HandoffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param turnId the turn that waits for a person, or null
     * @param messageId what it is about where no turn waits, else null
     * @return false when the conversation waits for a person already
     */
    boolean insert(UUID id, UUID conversationId, UUID turnId, UUID messageId, String channelId, String reason) {
        return jdbc.sql("""
                                insert into handoff (id, conversation_id, turn_id, channel_id, state, reason, summary)
                                values (?, ?, ?, ?, 'OPEN', ?, (
                                  select left(text, 500) from message where (turn_id = ? and direction = 'IN') or id = ?
                                  order by created_at desc limit 1))
                                on conflict do nothing
                                """)
                        .params(id, conversationId, turnId, channelId, reason, turnId, messageId)
                        .update()
                == 1;
    }

    Optional<HandoffView> find(UUID id) {
        return jdbc.sql(SELECT + " where handoff.id = ?").param(id).query(VIEW).optional();
    }

    List<HandoffView> open(UUID after, int limit) {
        return jdbc.sql(SELECT
                        + " where handoff.state in ('OPEN', 'CLAIMED') and handoff.id > ? order by handoff.id limit ?")
                .params(after, limit)
                .query(VIEW)
                .list();
    }

    /** One conditional update decides who wins. */
    boolean claim(UUID id, UUID agentId) {
        return jdbc.sql("""
                                update handoff set state = 'CLAIMED', claimed_by = ?, claimed_at = now()
                                where id = ? and state = 'OPEN'
                                """).params(agentId, id).update() == 1;
    }

    void resolve(UUID id) {
        jdbc.sql("update handoff set state = 'RESOLVED', resolved_at = now() where id = ?")
                .param(id)
                .update();
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
