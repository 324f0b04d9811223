package io.serai.conversation;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CannedResponseStore {

    private static final RowMapper<CannedResponse> RESPONSE = (row, number) -> new CannedResponse(
            row.getObject("id", UUID.class),
            row.getString("shortcut"),
            row.getString("title"),
            row.getString("text"),
            row.getString("language"),
            CustomerStore.time(row, "updated_at"));

    private final JdbcClient jdbc;

    CannedResponseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CannedResponse> list(int offset, int limit) {
        return jdbc.sql("""
                        select * from canned_response order by shortcut, coalesce(lower(language), '')
                        offset ? limit ?
                        """).params(offset, limit).query(RESPONSE).list();
    }

    Optional<CannedResponse> find(UUID id) {
        return jdbc.sql("select * from canned_response where id = ?")
                .param(id)
                .query(RESPONSE)
                .optional();
    }

    /** @return false when the shortcut is taken */
    boolean insert(CannedResponse response, UUID accountId) {
        return jdbc.sql("""
                                insert into canned_response (id, shortcut, title, text, language, created_by)
                                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                response.id(),
                                response.shortcut(),
                                response.title(),
                                response.text(),
                                response.language(),
                                accountId)
                        .update()
                == 1;
    }

    /** @return false when the shortcut is taken */
    boolean update(CannedResponse response) {
        return jdbc.sql("""
                                update canned_response
                                set shortcut = :shortcut, title = :title, text = :text, language = :language,
                                  updated_at = now()
                                where id = :id and not exists (
                                  select from canned_response other
                                  where other.id <> :id and other.shortcut = :shortcut
                                    and coalesce(lower(other.language), '') = coalesce(lower(:language::text), ''))
                                """)
                        .param("id", response.id())
                        .param("shortcut", response.shortcut())
                        .param("title", response.title())
                        .param("text", response.text())
                        .param("language", response.language(), Types.VARCHAR)
                        .update()
                == 1;
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from canned_response where id = ?").param(id).update() == 1;
    }
}
