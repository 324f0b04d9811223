package io.serai.approval;

import io.serai.assistant.Draft;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Program;
import java.sql.Types;
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
            instant(row.getObject("created_at", OffsetDateTime.class)),
            row.getBoolean("four_eyes"),
            row.getObject("first_approved_by", UUID.class),
            row.getString("proposed_text"),
            row.getObject("decided_by", UUID.class),
            row.getString("final_text"),
            row.getString("reason_category"),
            row.getString("reason"),
            instant(row.getObject("sends_at", OffsetDateTime.class)),
            row.getObject("token_id", UUID.class) == null
                    ? null
                    : new Program(row.getObject("token_id", UUID.class), row.getString("token_name")));

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return when it is due, or empty when the draft has an approval already */
    Optional<Instant> insert(UUID id, Draft draft, Duration timeout, int priority, boolean fourEyes) {
        return jdbc.sql("""
                        insert into approval (id, conversation_id, turn_id, revision, draft_id, channel_id, state, due_at,
                          priority, four_eyes)
                        values (?, ?, ?, ?, ?, ?, 'PENDING', now() + make_interval(secs => ?), ?, ?)
                        on conflict (draft_id) do nothing returning due_at
                        """)
                .params(
                        id,
                        draft.conversationId(),
                        draft.turnId(),
                        draft.revision(),
                        draft.id(),
                        draft.channelId(),
                        timeout.toMillis() / 1000.0,
                        priority,
                        fourEyes)
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
                          and first_approved_by is distinct from :agent
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

    void release(UUID id) {
        jdbc.sql("""
                        update approval set state = 'PENDING', claimed_by = null, claimed_at = null, lease_until = null
                        where id = ?
                        """).param(id).update();
    }

    /** @param proposed what they made of the draft, or null */
    void firstApproved(UUID id, UUID agentId, String proposed) {
        jdbc.sql("""
                        update approval set state = 'PENDING', claimed_by = null, claimed_at = null, lease_until = null,
                          first_approved_by = ?, first_approved_at = now(), proposed_text = ?
                        where id = ?
                        """).params(agentId, proposed, id).update();
    }

    /** @param undoWindow zero for a decision that is carried out now @return when it is to be carried out, if later */
    Optional<Instant> decide(UUID id, UUID agentId, State state, Decision decision, Edit edit, Duration undoWindow) {
        Program program = Acting.program();
        return jdbc.sql("""
                        update approval set state = :state, decided_by = :agent, decided_at = now(),
                          final_text = :text, edit_distance = :distance, reason_category = :category, reason = :reason,
                          token_id = :token, token_name = :tokenName,
                          sends_at = case when :seconds > 0 then now() + make_interval(secs => :seconds) end
                        where id = :id returning sends_at
                        """)
                .param("id", id)
                .param("agent", agentId)
                .param("state", state.name())
                .param("text", edit.text(), Types.VARCHAR)
                .param("distance", edit.distance(), Types.DOUBLE)
                .param("category", decision.reasonCategory(), Types.VARCHAR)
                .param("reason", decision.reason(), Types.VARCHAR)
                .param("token", program == null ? null : program.tokenId(), Types.OTHER)
                .param("tokenName", program == null ? null : program.tokenName(), Types.VARCHAR)
                .param("seconds", undoWindow.toMillis() / 1000.0)
                .query((row, number) -> Optional.ofNullable(instant(row.getObject("sends_at", OffsetDateTime.class))))
                .single();
    }

    /** What is sent instead of the draft, and how far it is from it; both null where nothing is sent. */
    record Edit(String text, Double distance) {

        static final Edit NONE = new Edit(null, null);
    }

    /** Whoever decided has it in their hands again, as before. */
    void undo(UUID id, Duration lease) {
        jdbc.sql("""
                        update approval set state = 'CLAIMED', sends_at = null, decided_by = null, decided_at = null,
                          final_text = null, edit_distance = null, reason_category = null, reason = null,
                          token_id = null, token_name = null,
                          lease_until = now() + make_interval(secs => ?)
                        where id = ?
                        """).params(lease.toMillis() / 1000.0, id).update();
    }

    /** From now on the decision cannot be taken back. @return false when it was, is carried out, or is not due yet */
    boolean begin(UUID id) {
        return jdbc.sql("update approval set sends_at = null where id = ? and sends_at <= now()")
                        .param(id)
                        .update()
                == 1;
    }

    /** Whatever was made for an older revision of a turn, also what was decided and is not carried out yet. */
    List<Waiting> supersede(UUID turnId, int revision) {
        return jdbc.sql("""
                        update approval set state = 'SUPERSEDED', decided_at = now(), sends_at = null,
                          claimed_by = case when decided_by is not null or lease_until >= now() then claimed_by end
                        where turn_id = ? and revision < ? and (state in ('PENDING', 'CLAIMED') or sends_at is not null)
                        returning *
                        """).params(turnId, revision).query(WAITING).list();
    }

    /** Those of a conversation that wait, or are about to be sent. */
    List<Waiting> openIn(UUID conversationId) {
        return jdbc.sql("""
                        select * from approval where conversation_id = ?
                          and (state in ('PENDING', 'CLAIMED') or sends_at is not null)
                        """).param(conversationId).query(WAITING).list();
    }

    /** Nobody has it any more. @return false when somebody else has taken it meanwhile */
    boolean withdraw(UUID id, UUID agentId) {
        return jdbc.sql("""
                        update approval set state = 'SUPERSEDED', claimed_by = null, decided_at = now() where id = ?
                          and (state = 'PENDING' or state = 'CLAIMED' and (claimed_by = ? or lease_until < now()))
                        """).params(id, agentId).update() == 1;
    }

    void end(UUID id, State state) {
        jdbc.sql("update approval set state = ?, decided_at = now(), sends_at = null where id = ?")
                .params(state.name(), id)
                .update();
    }

    void hold(UUID id, Duration further) {
        jdbc.sql("update approval set held_at = now(), due_at = now() + make_interval(secs => ?) where id = ?")
                .params(further.toMillis() / 1000.0, id)
                .update();
    }

    /** Whether somebody's lease on it holds. */
    boolean isHeld(UUID id) {
        return jdbc.sql("select count(*) from approval where id = ? and state = 'CLAIMED' and lease_until >= now()")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1;
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
