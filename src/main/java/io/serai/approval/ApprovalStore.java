package io.serai.approval;

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
class ApprovalStore {

    private static final RowMapper<Waiting> WAITING = (row, number) -> new Waiting(
            row.getObject("id", UUID.class),
            row.getObject("conversation_id", UUID.class),
            row.getObject("turn_id", UUID.class),
            row.getInt("revision"),
            row.getString("channel_id"),
            State.valueOf(row.getString("state")),
            row.getObject("claimed_by", UUID.class),
            instant(row.getObject("held_at", OffsetDateTime.class)),
            row.getObject("draft_id", UUID.class),
            instant(row.getObject("created_at", OffsetDateTime.class)));

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return when it is due, or empty when the draft has an approval already */
    Optional<Instant> insert(
            UUID id, UUID conversationId, UUID turnId, int revision, UUID draftId, String channelId, Duration timeout) {
        return jdbc.sql("""
                        insert into approval (id, conversation_id, turn_id, revision, draft_id, channel_id, state, due_at)
                        values (?, ?, ?, ?, ?, ?, 'PENDING', now() + make_interval(secs => ?))
                        on conflict (draft_id) do nothing returning due_at
                        """)
                .params(id, conversationId, turnId, revision, draftId, channelId, timeout.toMillis() / 1000.0)
                .query(OffsetDateTime.class)
                .optional()
                .map(ApprovalStore::instant);
    }

    Optional<Waiting> find(UUID id) {
        return jdbc.sql("select * from approval where id = ?")
                .param(id)
                .query(WAITING)
                .optional();
    }

    Optional<Waiting> lock(UUID id) {
        return jdbc.sql("select * from approval where id = ? for update")
                .param(id)
                .query(WAITING)
                .optional();
    }

    /** One conditional update decides who wins. @return empty for everybody but the winner */
    Optional<Waiting> claim(UUID id, UUID agentId, Duration lease) {
        return jdbc.sql("""
                        update approval set state = 'CLAIMED', claimed_by = :agent,
                          claimed_at = case when claimed_by = :agent then claimed_at else now() end,
                          lease_until = now() + make_interval(secs => :seconds)
                        where id = :id and (state = 'PENDING'
                          or state = 'CLAIMED' and (claimed_by = :agent or lease_until < now()))
                        returning *
                        """)
                .param("id", id)
                .param("agent", agentId)
                .param("seconds", lease.toMillis() / 1000.0)
                .query(WAITING)
                .optional();
    }

    Optional<Claim> findClaim(UUID id) {
        return jdbc.sql("""
                        select approval.*, account.name from approval join account on account.id = approval.claimed_by
                        where approval.id = ?
                        """)
                .param(id)
                .query((row, number) -> new Claim(
                        id,
                        row.getObject("claimed_by", UUID.class),
                        row.getString("name"),
                        instant(row.getObject("claimed_at", OffsetDateTime.class)),
                        instant(row.getObject("lease_until", OffsetDateTime.class))))
                .optional();
    }

    void decide(UUID id, UUID agentId, Decision decision, String finalText) {
        jdbc.sql("""
                        update approval set state = ?, decided_by = ?, decided_at = now(), final_text = ?,
                          reason_category = ?, reason = ? where id = ?
                        """)
                .params(decision.state().name(), agentId, finalText, decision.reasonCategory(), decision.reason(), id)
                .update();
    }

    List<Waiting> supersede(UUID turnId, int revision) {
        return jdbc.sql("""
                        update approval set state = 'SUPERSEDED', decided_at = now()
                        where turn_id = ? and revision < ? and state in ('PENDING', 'CLAIMED') returning *
                        """).params(turnId, revision).query(WAITING).list();
    }

    void end(UUID id, State state) {
        jdbc.sql("update approval set state = ?, decided_at = now() where id = ?")
                .params(state.name(), id)
                .update();
    }

    void hold(UUID id, Duration further) {
        jdbc.sql("update approval set held_at = now(), due_at = now() + make_interval(secs => ?) where id = ?")
                .params(further.toMillis() / 1000.0, id)
                .update();
    }

    /** Whether nobody is on it and its time is over. */
    boolean isOverdue(UUID id) {
        return jdbc.sql("""
                        select count(*) from approval where id = ? and due_at <= now()
                          and (state = 'PENDING' or state = 'CLAIMED' and lease_until < now())
                        """).param(id).query(Long.class).single() == 1;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
