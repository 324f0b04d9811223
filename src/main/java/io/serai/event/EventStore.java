package io.serai.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.shared.DomainEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EventStore {
    /** @param settled false while an older transaction is open, which may still add events before this one */
    record Row(LoggedEvent event, LogPosition cursor, boolean settled) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    EventStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the order of the list. */
    void append(List<? extends DomainEvent> events) {
        jdbc.sql("""
                        insert into event (type, conversation_id, channel_id, actor_id, payload)
                        select type, conversation_id, channel_id, actor_id, payload::jsonb
                        from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                          with ordinality as event (type, conversation_id, channel_id, actor_id, payload, nth)
                        order by nth
                        """)
                .params(
                        events.stream().map(DomainEvent::type).toArray(String[]::new),
                        events.stream().map(DomainEvent::conversationId).toArray(UUID[]::new),
                        events.stream().map(DomainEvent::channelId).toArray(String[]::new),
                        events.stream().map(DomainEvent::actorId).toArray(UUID[]::new),
                        events.stream().map(this::payload).toArray(String[]::new))
                .update();
    }

    /** Where the log is settled up to: what is appended from now on comes after it. */
    LogPosition present() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text as txid, 0 as id")
                .query(LogPosition.class)
                .single();
    }

    /** After a restore into another cluster transaction numbers may lie ahead, where no reader would find them. */
    int bringFutureEventsBack() {
        return jdbc.sql("update event set txid = '0' where txid >= pg_snapshot_xmax(pg_current_snapshot())")
                .update();
    }

    List<Row> after(LogPosition cursor, int limit) {
        String select = """
                select *, txid::text as txid_text, txid < pg_snapshot_xmin(pg_current_snapshot()) as settled
                from event where (txid, id) > (:txid::xid8, :id) order by txid, id limit :limit
                """;
        return jdbc.sql(select)
                .param("txid", cursor.txid())
                .param("id", cursor.id())
                .param("limit", limit)
                .query((rows, number) -> new Row(
                        event(rows),
                        new LogPosition(rows.getString("txid_text"), rows.getLong("id")),
                        rows.getBoolean("settled")))
                .list();
    }

    /** @param conversationId null for all */
    List<LoggedEvent> since(UUID conversationId, long lastEventId, int limit) {
        String select = "select * from event where " + of(conversationId) + """
                  and txid < pg_snapshot_xmin(pg_current_snapshot())
                  and (txid, id) > (coalesce((select txid from event where id = :last), '0'::xid8), :last)
                order by txid, id limit :limit
                """;
        return jdbc.sql(select)
                .param("conversationId", conversationId)
                .param("last", lastEventId)
                .param("limit", limit)
                .query((rows, number) -> event(rows))
                .list();
    }

    private static String of(UUID conversationId) {
        return conversationId == null ? "true" : "event.conversation_id = :conversationId";
    }

    /** The ids of the latest events, of a conversation or of all, up to and with the one that is known. */
    List<Long> known(UUID conversationId, long lastEventId, int limit) {
        if (lastEventId == 0) {
            return List.of();
        }
        String select = """
                select event.id from event join event last on last.id = :last
                where %s and (event.txid, event.id) <= (last.txid, last.id)
                order by event.txid desc, event.id desc limit :limit
                """.formatted(of(conversationId));
        return jdbc.sql(select)
                .param("last", lastEventId)
                .param("conversationId", conversationId)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    LastEvents last(UUID conversationId, String type) {
        return jdbc.sql("""
                        select (array_agg(id order by txid desc, id desc))[1] as any_type,
                          (array_agg(id order by txid desc, id desc) filter (where type = :type))[1] as of_type
                        from event
                        where conversation_id = :conversation and txid < pg_snapshot_xmin(pg_current_snapshot())
                        """)
                .param("conversation", conversationId)
                .param("type", type)
                .query(LastEvents.class)
                .single();
    }

    private LoggedEvent event(ResultSet rows) throws SQLException {
        try {
            return new LoggedEvent(
                    rows.getLong("id"),
                    rows.getString("type"),
                    rows.getObject("conversation_id", UUID.class),
                    rows.getString("channel_id"),
                    rows.getObject("actor_id", UUID.class),
                    rows.getTimestamp("at").toInstant(),
                    json.readTree(rows.getString("payload")));
        } catch (JsonProcessingException e) {
            throw new SQLException("Event with an unreadable payload", e);
        }
    }

    private String payload(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An event that is no JSON: " + event.type(), e);
        }
    }
}
