package io.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SentenceStore {

    record Shown(Sentence sentence, Instant at) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SentenceStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    boolean isReadWhereShown(UUID turnId) {
        return jdbc.sql("""
                        select exists (
                            select from (select conversation_id, channel_id from message
                                         where turn_id = ? order by created_at desc, id desc limit 1) last
                            join conversation c on c.id = last.conversation_id and c.channel_id = last.channel_id)
                        """).param(turnId).query(Boolean.class).single();
    }

    boolean existFor(UUID turnId) {
        return jdbc.sql("select exists (select from sentence where turn_id = ?)")
                .param(turnId)
                .query(Boolean.class)
                .single();
    }

    /** @return false when one of the places is taken */
    boolean insert(UUID conversationId, UUID turnId, int from, List<Sentence> sentences) {
        return jdbc.sql("""
                                insert into sentence (turn_id, position, conversation_id, text, citations)
                                select :turn, position, :conversation, text, citations::jsonb
                                from unnest(:positions::int[], :texts::text[], :citations::text[])
                                  as sentence (position, text, citations)
                                on conflict do nothing
                                """)
                        .param("turn", turnId)
                        .param("conversation", conversationId)
                        .param(
                                "positions",
                                IntStream.range(from, from + sentences.size())
                                        .boxed()
                                        .toArray(Integer[]::new))
                        .param("texts", sentences.stream().map(Sentence::text).toArray(String[]::new))
                        .param(
                                "citations",
                                sentences.stream()
                                        .map(it -> write(it.sources()))
                                        .toArray(String[]::new))
                        .update()
                == sentences.size();
    }

    List<Shown> of(UUID turnId) {
        return jdbc.sql("select text, citations, shown_at from sentence where turn_id = ? order by position")
                .param(turnId)
                .query(this::shown)
                .list();
    }

    /** The same while the answer is being shown, else none. */
    List<Shown> unfinished(UUID turnId) {
        return jdbc.sql("""
                        select text, citations, shown_at from sentence
                        join conversation on conversation.id = sentence.conversation_id
                        where turn_id = ? and conversation.showing_turn = turn_id order by position
                        """).param(turnId).query(this::shown).list();
    }

    private Shown shown(ResultSet row, int number) throws SQLException {
        return new Shown(
                new Sentence(row.getString("text"), read(row.getString("citations"))),
                row.getObject("shown_at", OffsetDateTime.class).toInstant());
    }

    void begin(UUID conversationId, UUID turnId) {
        jdbc.sql("update conversation set showing_turn = ? where id = ?")
                .params(turnId, conversationId)
                .update();
    }

    /** @return false when it has ended already */
    boolean end(UUID conversationId, UUID turnId) {
        return jdbc.sql("update conversation set showing_turn = null where id = ? and showing_turn = ?")
                        .params(conversationId, turnId)
                        .update()
                == 1;
    }

    private String write(List<Citation> citations) {
        try {
            return json.writeValueAsString(citations);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Citation> read(String citations) {
        try {
            return json.readValue(citations, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
