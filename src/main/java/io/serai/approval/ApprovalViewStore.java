package io.serai.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Approvals as people read them, together with their drafts. */
@Repository
class ApprovalViewStore {

    private static final String SELECT = """
            select approval.*, account.name as claimed_by_name, draft.question, draft.answer, draft.probability,
              draft.threshold, draft.signals, draft.passages, draft.model, draft.prompt_version,
              draft.policy_version, draft.topic, draft.language, draft.reason as draft_reason
            from approval join draft on draft.id = approval.draft_id
            left join account on account.id = approval.claimed_by
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ApprovalViewStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ApprovalSummary> pending(UUID after, int limit) {
        return jdbc.sql(
                        SELECT
                                + " where approval.state in ('PENDING', 'CLAIMED') and approval.id > ? order by approval.id limit ?")
                .params(after, limit)
                .query((row, number) -> summary(row))
                .list();
    }

    Optional<ApprovalDetail> find(UUID id) {
        return jdbc.sql(SELECT + " where approval.id = ?")
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
                row.getString("topic"),
                row.getString("language"),
                row.getString("draft_reason"),
                row.getString("final_text"),
                instant(row, "decided_at"));
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
