package io.serai.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.conversation.NamedCustomer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Approvals as people read them, together with their drafts. */
@Repository
class ApprovalViewStore {

    private static final String SELECT = """
            select approval.*, claimer.name as claimed_by_name, first.name as first_approved_by_name,
              decider.name as decided_by_name, conversation.customer_id,
              name_of_customer(conversation.customer_id) as customer_name, draft.question, draft.answer,
              draft.probability, draft.threshold, draft.signals, draft.passages, draft.model, draft.prompt_version,
              draft.policy_version, draft.topic, draft.language, draft.reason as draft_reason
            from (select * from approval where %s) approval
            join draft on draft.id = approval.draft_id
            join conversation on conversation.id = approval.conversation_id
            left join account claimer on claimer.id = approval.claimed_by
            left join account first on first.id = approval.first_approved_by
            left join account decider on decider.id = approval.decided_by
            """;

    /** The log knows why a draft was superseded, and whose doing that was. */
    private static final String WITH_CAUSE = """
            select shown.*, told.payload ->> 'cause' as superseded_cause, told.actor_id as superseded_by,
              actor.name as superseded_by_name
            from (%s) shown
            left join event told on shown.state = 'SUPERSEDED' and told.conversation_id = shown.conversation_id
              and told.type = 'approval-superseded' and told.payload ->> 'approval_id' = shown.id::text
            left join account actor on actor.id = told.actor_id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ApprovalViewStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ApprovalSummary> pending(QueueFilter filter, QueueCursor after, int limit) {
        Map<String, Object> params = new HashMap<>();
        return jdbc.sql(pending(filter, after, params))
                .params(params)
                .param("limit", limit)
                .query((row, number) -> summary(row))
                .list();
    }

    /** A condition that is not asked for is left out, so that the plan can follow the queue's index. */
    static String pending(QueueFilter filter, QueueCursor after, Map<String, Object> params) {
        List<String> conditions = new ArrayList<>(List.of("state in ('PENDING', 'CLAIMED')"));
        if (filter.channelId() != null) {
            conditions.add("channel_id = :channel");
            params.put("channel", filter.channelId());
        }
        if (filter.holder() != null && filter.holder().accountId() == null) {
            // A lease that ran out holds nobody else up.
            conditions.add("(state = 'PENDING' or lease_until < now())");
        } else if (filter.holder() != null) {
            conditions.add("state = 'CLAIMED' and claimed_by = :agent");
            params.put("agent", filter.holder().accountId());
        }
        if (filter.topic() != null) {
            conditions.add(ofDraft("topic"));
            params.put("topic", filter.topic());
        }
        if (filter.reason() != null) {
            conditions.add(ofDraft("reason"));
            params.put("reason", filter.reason());
        }
        if (after != null) {
            conditions.add("priority <= :priority and (priority < :priority or (due_at, id) > (:dueAt, :after))");
            params.put("priority", after.priority());
            params.put("dueAt", after.dueAt().atOffset(ZoneOffset.UTC));
            params.put("after", after.id());
        }
        String page = String.join(" and ", conditions) + " order by priority desc, due_at, id limit :limit";
        return SELECT.formatted(page) + " order by approval.priority desc, approval.due_at, approval.id";
    }

    private static String ofDraft(String column) {
        return "exists (select from draft where draft.id = draft_id and draft.%1$s = :%1$s)".formatted(column);
    }

    Optional<ApprovalDetail> find(UUID id) {
        return jdbc.sql(WITH_CAUSE.formatted(SELECT.formatted("id = ?")))
                .param(id)
                .query((row, number) -> detail(row))
                .optional();
    }

    private ApprovalDetail detail(ResultSet row) throws SQLException {
        return new ApprovalDetail(
                summary(row),
                row.getDouble("threshold"),
                read(row.getString("signals")),
                sources(read(row.getString("passages"))),
                row.getString("model"),
                row.getString("prompt_version"),
                row.getString("policy_version"),
                row.getString("proposed_text"),
                row.getString("final_text"),
                row.getObject("edit_distance", Double.class),
                row.getObject("decided_by", UUID.class),
                row.getString("decided_by_name"),
                instant(row, "decided_at"),
                row.getString("reason"),
                row.getString("reason_category"),
                instant(row, "sends_at"),
                superseded(row));
    }

    private static ApprovalDetail.Superseded superseded(ResultSet row) throws SQLException {
        String cause = row.getString("superseded_cause");
        return cause == null
                ? null
                : new ApprovalDetail.Superseded(
                        cause, row.getObject("superseded_by", UUID.class), row.getString("superseded_by_name"));
    }

    private static ApprovalSummary summary(ResultSet row) throws SQLException {
        return new ApprovalSummary(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("channel_id"),
                State.valueOf(row.getString("state")),
                row.getInt("priority"),
                instant(row, "due_at"),
                row.getString("question"),
                row.getString("answer"),
                row.getDouble("probability"),
                row.getObject("claimed_by", UUID.class),
                row.getString("claimed_by_name"),
                instant(row, "claimed_at"),
                instant(row, "lease_until"),
                new NamedCustomer(row.getObject("customer_id", UUID.class), row.getString("customer_name")),
                row.getString("topic"),
                row.getString("draft_reason"),
                row.getString("language"),
                row.getBoolean("four_eyes"),
                row.getObject("first_approved_by", UUID.class),
                row.getString("first_approved_by_name"),
                instant(row, "first_approved_at"),
                instant(row, "created_at"));
    }

    private static List<ApprovalDetail.Source> sources(JsonNode passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(i -> new ApprovalDetail.Source(
                        i + 1,
                        passages.get(i).path("title").asText(),
                        passages.get(i).path("slug").asText(),
                        passages.get(i).path("text").asText(),
                        passages.get(i).path("score").asDouble()))
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
