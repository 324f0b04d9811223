package io.serai.handoff;

import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HandoffStore {

    /** @param turnId the turn that waits, or null @param topic of the last draft, or null */
    record Opened(UUID turnId, String topic) {}

    private static final String RETURNING_OPENED = """
             on conflict do nothing returning turn_id, (select topic from draft
              where draft.conversation_id = handoff.conversation_id order by created_at desc limit 1) as topic
            """;

    private final JdbcClient jdbc;

    HandoffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param turnId the turn that waits for a person, or null
     * @param messageId what it is about where no turn waits, else null
     * @return empty when the conversation waits for a person already
     */
    Optional<Opened> insert(
            UUID id, UUID conversationId, UUID turnId, UUID messageId, String channelId, String reason) {
        return jdbc.sql("""
                        insert into handoff (id, conversation_id, turn_id, channel_id, state, reason, summary)
                        values (?, ?, ?, ?, 'OPEN', ?, (
                          select left(text, 500) from message where (turn_id = ? and direction = 'IN') or id = ?
                          order by created_at desc limit 1))
                        """ + RETURNING_OPENED)
                .params(id, conversationId, turnId, channelId, reason, turnId, messageId)
                .query(Opened.class)
                .optional();
    }

    /** @return empty when the conversation waits for a person already */
    Optional<Opened> insert(UUID id, UUID conversationId, String channelId, UUID agentId, Escalation escalation) {
        return jdbc.sql("""
                        insert into handoff (id, conversation_id, turn_id, channel_id, state, reason, summary, audience,
                          notes, tried, escalated_by)
                        values (:id, :conversation, (
                            select id from turn where conversation_id = :conversation and closed_at is null),
                          :channel, 'OPEN', :reason, (
                            select left(text, 500) from message where conversation_id = :conversation and direction = 'IN'
                            order by created_at desc, id desc limit 1),
                          :audience, :notes, :tried, :agent)
                        """ + RETURNING_OPENED)
                .param("id", id)
                .param("conversation", conversationId)
                .param("channel", channelId)
                .param("reason", escalation.reason())
                .param("audience", escalation.audience().name())
                .param("notes", escalation.notes(), Types.VARCHAR)
                .param("tried", escalation.tried().toArray(String[]::new))
                .param("agent", agentId)
                .query(Opened.class)
                .optional();
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

    void transfer(UUID id, UUID agentId, Duration lease) {
        jdbc.sql("""
                        update handoff set state = 'CLAIMED', claimed_by = ?, claimed_at = now(),
                          lease_until = now() + make_interval(secs => ?) where id = ?
                        """).params(agentId, lease.toMillis() / 1000.0, id).update();
    }

    void giveBack(UUID id) {
        jdbc.sql("""
                        update handoff set state = 'OPEN', claimed_by = null, claimed_at = null, lease_until = null
                        where id = ?
                        """).param(id).update();
    }

    /** Another handoff of the conversation takes its place. */
    void replaced(UUID id) {
        jdbc.sql("update handoff set state = 'RETURNED' where id = ?").param(id).update();
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

    void read(UUID id, UUID accountId) {
        jdbc.sql("insert into handoff_read (handoff_id, account_id) values (?, ?) on conflict do nothing")
                .params(id, accountId)
                .update();
    }
}
