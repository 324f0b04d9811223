package io.serai.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SavedViewStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SavedViewStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<SavedView> list(UUID accountId, int offset, int limit) {
        return jdbc.sql("""
                        select * from saved_view where account_id = ? order by screen, lower(name), id offset ? limit ?
                        """)
                .params(accountId, offset, limit)
                .query((row, number) -> view(row))
                .list();
    }

    Optional<SavedView> find(UUID id, UUID accountId) {
        return jdbc.sql("select * from saved_view where id = ? and account_id = ?")
                .params(id, accountId)
                .query((row, number) -> view(row))
                .optional();
    }

    int count(UUID accountId) {
        return jdbc.sql("select count(*) from saved_view where account_id = ?")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    /** @return false when the name is taken */
    boolean insert(SavedView view, UUID accountId) {
        return jdbc.sql("""
                                insert into saved_view (id, account_id, name, screen, filters)
                                values (?, ?, ?, ?, ?::jsonb) on conflict do nothing
                                """)
                        .params(view.id(), accountId, view.name(), view.screen().name(), write(view.filters()))
                        .update()
                == 1;
    }

    boolean delete(UUID id, UUID accountId) {
        return jdbc.sql("delete from saved_view where id = ? and account_id = ?")
                        .params(id, accountId)
                        .update()
                == 1;
    }

    private SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                SavedView.Screen.valueOf(row.getString("screen")),
                read(row.getString("filters")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private String write(Map<String, String> filters) {
        try {
            return json.writeValueAsString(filters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String filters) {
        try {
            return json.readValue(filters, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
