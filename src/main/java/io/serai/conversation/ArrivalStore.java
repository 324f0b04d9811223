package io.serai.conversation;

import io.serai.channel.Arrival;
import io.serai.channel.RawMessage;
import io.serai.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code inbound}: everything that ever arrived, once. */
@Repository
class ArrivalStore {

    private static final RowMapper<FailedArrival> FAILED_ARRIVAL = (row, number) -> new FailedArrival(
            row.getObject("id", UUID.class),
            row.getString("channel_id"),
            row.getString("external_id"),
            row.getString("reason"),
            row.getString("media_type"),
            row.getBytes("raw"),
            row.getObject("received_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param messageId what it became, or null when that is no message
     * @return false when it had arrived before; waits for whoever is storing the same arrival right now
     */
    boolean keep(Arrival arrival, UUID messageId) {
        return insert(arrival, "STORED", null, messageId).isPresent();
    }

    /** @return the id of the kept arrival, or empty when it had arrived before */
    Optional<UUID> keepFailed(Arrival arrival, String reason) {
        return insert(arrival, "FAILED", reason, null);
    }

    private Optional<UUID> insert(Arrival arrival, String state, String reason, UUID messageId) {
        RawMessage raw = arrival.raw();
        try (InputStream bytes =
                raw == null || raw.content() == null ? null : raw.content().open()) {
            return insert(arrival, state, reason, messageId, raw, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<UUID> insert(
            Arrival arrival, String state, String reason, UUID messageId, RawMessage raw, InputStream bytes) {
        UUID id = Ids.next();
        int inserted = jdbc.sql("""
                        insert into inbound (id, channel_id, external_id, state, raw, media_type, fingerprint, reason, message_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (channel_id, external_id) do nothing
                        """)
                .params(
                        id,
                        arrival.channelId(),
                        arrival.externalId(),
                        state,
                        bytes == null ? null : streamed(bytes, raw.content().size()),
                        raw == null ? null : raw.mediaType(),
                        raw == null ? null : raw.fingerprint(),
                        reason,
                        messageId)
                .update();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    /** As a parameter that the driver copies to the database without holding all of it. */
    static SqlTypeValue streamed(InputStream bytes, long size) {
        return (statement, index, type, name) -> statement.setBinaryStream(index, bytes, Math.toIntExact(size));
    }

    /** Whether what is kept under this name is the same, as far as can be told. */
    boolean isKept(String channelId, String externalId, String fingerprint) {
        return jdbc.sql("""
                        select fingerprint is null or fingerprint = ? from inbound
                        where channel_id = ? and external_id = ?
                        """)
                .params(fingerprint, channelId, externalId)
                .query(Boolean.class)
                .single();
    }

    Optional<Posted> findPosted(String channelId, String externalId) {
        return jdbc.sql("""
                        select message.conversation_id, message.id from inbound
                        join message on message.id = inbound.message_id
                        where inbound.channel_id = ? and inbound.external_id = ?
                        """)
                .params(channelId, externalId)
                .query((row, number) ->
                        new Posted(row.getObject("conversation_id", UUID.class), row.getObject("id", UUID.class), true))
                .optional();
    }

    List<FailedArrival> failed(String channelId, UUID after, int limit) {
        String condition = channelId == null ? "" : "channel_id = :channel and ";
        return jdbc.sql("""
                        select id, channel_id, external_id, reason, media_type, substring(raw for 16384) as raw,
                          received_at
                        from inbound where %sstate = 'FAILED' and id > :after order by id limit :limit
                        """.formatted(condition))
                .param("channel", channelId)
                .param("after", after)
                .param("limit", limit)
                .query(FAILED_ARRIVAL)
                .list();
    }

    List<UUID> failedIds(String channelId) {
        String condition = channelId == null ? "" : "channel_id = :channel and ";
        return jdbc.sql("select id from inbound where " + condition + "state = 'FAILED' order by id")
                .param("channel", channelId)
                .query(UUID.class)
                .list();
    }

    Optional<FailedArrival> findFailed(UUID id) {
        return jdbc.sql("select * from inbound where id = ? and state = 'FAILED'")
                .param(id)
                .query(FAILED_ARRIVAL)
                .optional();
    }

    /** Locks a failed arrival, so that it is replayed by one person only. */
    Optional<FailedArrival> lockFailed(UUID id) {
        return jdbc.sql("select * from inbound where id = ? and state = 'FAILED' for update")
                .param(id)
                .query(FAILED_ARRIVAL)
                .optional();
    }

    void markStored(UUID id, UUID messageId) {
        jdbc.sql("update inbound set state = 'STORED', reason = null, message_id = ? where id = ?")
                .params(messageId, id)
                .update();
    }

    void stillFails(UUID id, String reason) {
        jdbc.sql("update inbound set reason = ? where id = ?")
                .params(reason, id)
                .update();
    }
}
