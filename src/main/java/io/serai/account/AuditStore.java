package io.serai.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.shared.Acting.Program;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param program null for none */
    void insert(
            UUID actorId,
            Program program,
            String action,
            String subjectType,
            String subjectId,
            Map<String, Object> facts) {
        jdbc.sql("""
                        insert into audit_entry (actor_id, token_id, token_name, action, subject_type, subject_id, facts)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        actorId,
                        program == null ? null : program.tokenId(),
                        program == null ? null : program.tokenName(),
                        action,
                        subjectType,
                        subjectId,
                        write(facts))
                .update();
    }

    void insertNews(String action, String subjectType, String subjectId, Map<String, Object> facts) {
        jdbc.sql("""
                        insert into audit_entry (action, subject_type, subject_id, facts)
                        select :action, :type, :id, :facts::jsonb where row(:action::text, :facts::jsonb) is distinct from (
                          select row(action, facts) from audit_entry where subject_type = :type and subject_id = :id
                            and actor_id is null order by id desc limit 1)
                        """)
                .param("action", action)
                .param("type", subjectType)
                .param("id", subjectId)
                .param("facts", write(facts))
                .update();
    }

    List<AuditEntry> list(AuditFilter filter, Long before, int limit) {
        // No condition at all where nothing is asked for, so that each question finds its index.
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("actor_id = :actor", filter.actorId());
        conditions.put("action = :action", filter.action());
        conditions.put("subject_type = :subjectType", filter.subjectType());
        conditions.put("subject_id = :subjectId", filter.subjectId());
        conditions.put("at >= :from", time(filter.from()));
        conditions.put("at < :to", time(filter.to()));
        conditions.put("entry.id < :before", before);
        conditions.values().removeIf(asked -> asked == null);
        var select =
                jdbc.sql("""
                select entry.*, account.name as actor_name from audit_entry entry
                left join account on account.id = entry.actor_id
                %s %s order by entry.id desc limit :limit
                """.formatted(conditions.isEmpty() ? "" : "where", String.join(" and ", conditions.keySet())));
        for (var condition : conditions.entrySet()) {
            String name = condition.getKey().substring(condition.getKey().indexOf(':') + 1);
            select = select.param(name, condition.getValue());
        }
        return select.param("limit", limit).query(this::entry).list();
    }

    private static OffsetDateTime time(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        try {
            return new AuditEntry(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getObject("actor_id", UUID.class),
                    row.getString("actor_name"),
                    row.getObject("token_id", UUID.class),
                    row.getString("token_name"),
                    row.getString("action"),
                    row.getString("subject_type"),
                    row.getString("subject_id"),
                    json.readTree(row.getString("facts")));
        } catch (JsonProcessingException e) {
            throw new SQLException("A line of the audit log with unreadable facts", e);
        }
    }

    private String write(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Facts that are no JSON: " + facts, e);
        }
    }
}
