package io.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.account.NamedPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NoteStore {

    private static final String SELECT = """
            select note.*, account.name as author_name, (
              select coalesce(json_agg(json_build_object('id', mentioned.id, 'name', mentioned.name) order by nth), '[]')
              from unnest(note.mentions) with ordinality as mention (id, nth)
              join account mentioned on mentioned.id = mention.id) as mentioned
            from note join account on account.id = note.author_id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    NoteStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when there is one of this id */
    boolean insert(UUID id, UUID conversationId, UUID authorId, String text, Collection<UUID> mentions) {
        return jdbc.sql("""
                                insert into note (id, conversation_id, author_id, text, mentions) values (?, ?, ?, ?, ?)
                                on conflict (id) do nothing
                                """)
                        .params(id, conversationId, authorId, text, mentions.toArray(UUID[]::new))
                        .update()
                == 1;
    }

    Optional<Note> find(UUID id) {
        return jdbc.sql(SELECT + " where note.id = ?")
                .param(id)
                .query((row, number) -> note(row))
                .optional();
    }

    /** @param after the last note that is known, or null */
    List<Note> list(UUID conversationId, UUID after, int limit) {
        String later = after == null
                ? ""
                : " and (note.created_at, note.id) > (select created_at, id from note where id = :after)";
        return jdbc.sql(SELECT + " where note.conversation_id = :conversation" + later
                        + " order by note.created_at, note.id limit :limit")
                .param("conversation", conversationId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> note(row))
                .list();
    }

    private Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                NamedPerson.of(row.getObject("author_id", UUID.class), row.getString("author_name")),
                row.getString("text"),
                read(row.getString("mentioned")),
                CustomerStore.time(row, "created_at"));
    }

    private List<NamedPerson> read(String people) {
        try {
            return json.readValue(people, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
