package io.serai.handoff;

import java.time.Duration;
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
            select handoff.*, account.name as claimed_by_name,
              (select count(*) from message where message.conversation_id = handoff.conversation_id
                 and message.direction = 'IN' and message.automatic is null)
              + (select count(*) from message_edit join message on message.id = message_edit.message_id
                 where message.conversation_id = handoff.conversation_id) as revision
            from handoff left join account on account.id = handoff.claimed_by
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
            instant(row.getObject("lease_until", OffsetDateTime.class)),
            row.getInt("revision"),
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

    /** One conditional update decides who wins. @return false for everybody but the winner */
    boolean claim(UUID id, UUID agentId, Duration lease) {
        return jdbc.sql("""
                                update handoff set state = 'CLAIMED', claimed_by = :agent,
                                  claimed_at = case when claimed_by = :agent then claimed_at else now() end,
                                  lease_until = now() + make_interval(secs => :seconds)
                                where id = :id and (state = 'OPEN'
                                  or state = 'CLAIMED' and (claimed_by = :agent or lease_until < now()))
                                """)
                        .param("id", id)
                        .param("agent", agentId)
                        .param("seconds", lease.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    boolean isAnswered(UUID id, UUID request) {
        return jdbc.sql("select ? = any(answered) from handoff where id = ?")
                .params(request, id)
                .query(Boolean.class)
                .single();
    }

    void answered(UUID id, UUID request) {
        jdbc.sql("update handoff set answered = answered || ?::uuid where id = ?")
                .params(request, id)
                .update();
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
