package io.serai.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.knowledge.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DraftStore {

    private static final String INSERT = """
            insert into draft (id, conversation_id, turn_id, revision, channel_id, question, answer, citations,
              passages, prompt_version, model, input_tokens, output_tokens, model_calls, action, model_reason, rating,
              grounding, signals, topic, language, probability, threshold, policy_version, decision, reason)
            values (:id, :conversation, :turn, :revision, :channel, :question, :answer, :citations::jsonb,
              :passages::jsonb, :promptVersion, :model, :inputTokens, :outputTokens, :calls::jsonb, :action,
              :modelReason, :rating, :grounding::jsonb, :signals::jsonb, :topic, :language, :probability, :threshold,
              :policyVersion, :decision, :reason)
            on conflict (turn_id, revision) do nothing returning created_at
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DraftStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return when it was stored, or empty when its revision has a draft already */
    Optional<Instant> insert(Draft draft, Verdict verdict) {
        return jdbc.sql(INSERT)
                .param("id", draft.id())
                .param("conversation", draft.conversationId())
                .param("turn", draft.turnId())
                .param("revision", draft.revision())
                .param("channel", draft.channelId())
                .param("question", draft.question())
                .param("answer", draft.answer())
                .param("citations", write(draft.citations()))
                .param("passages", write(draft.passages()))
                .param("promptVersion", draft.promptVersion())
                .param("model", draft.model())
                .param("inputTokens", draft.inputTokens())
                .param("outputTokens", draft.outputTokens())
                .param("calls", write(draft.calls()))
                .param("action", draft.action().name())
                .param("modelReason", draft.modelReason())
                .param("rating", draft.rating())
                .param("grounding", write(draft.grounding()))
                .param("signals", write(verdict.signals()))
                .param("topic", draft.topic())
                .param("language", draft.language())
                .param("probability", verdict.probability())
                .param("threshold", verdict.threshold())
                .param("policyVersion", verdict.policyVersion())
                .param("decision", verdict.decision().name())
                .param("reason", verdict.reason().label())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    Optional<KeptDraft> find(UUID turnId, int revision) {
        return jdbc.sql("select * from draft where turn_id = :turn and revision = :revision")
                .param("turn", turnId)
                .param("revision", revision)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<KeptDraft> find(UUID id) {
        return jdbc.sql("select * from draft where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private KeptDraft read(ResultSet row) throws SQLException {
        return new KeptDraft(
                draft(row),
                new Verdict(
                        row.getDouble("probability"),
                        row.getDouble("threshold"),
                        row.getString("policy_version"),
                        read(row.getString("signals"), new TypeReference<Map<String, Double>>() {}),
                        Decision.valueOf(row.getString("decision")),
                        Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT))),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("turn_id", UUID.class),
                row.getInt("revision"),
                row.getString("channel_id"),
                row.getString("question"),
                row.getString("answer"),
                read(row.getString("citations"), new TypeReference<List<Citation>>() {}),
                read(row.getString("passages"), new TypeReference<List<Passage>>() {}),
                row.getString("prompt_version"),
                row.getString("model"),
                row.getObject("input_tokens", Integer.class),
                row.getObject("output_tokens", Integer.class),
                read(row.getString("model_calls"), new TypeReference<List<ModelCall>>() {}),
                Action.valueOf(row.getString("action")),
                row.getString("model_reason"),
                row.getObject("rating", Double.class),
                row.getString("topic"),
                row.getString("language"),
                read(row.getString("grounding"), new TypeReference<Grounding>() {}));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft cannot be written", e);
        }
    }

    private <T> T read(String value, TypeReference<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft cannot be read", e);
        }
    }
}
