package io.serai.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.conversation.Author;
import io.serai.conversation.Citation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryStore {

    private static final int DETAIL_LENGTH = 1_000;
    private static final RowMapper<DeliveryView> VIEW = (row, number) -> new DeliveryView(
            row.getObject("id", UUID.class),
            row.getObject("conversation_id", UUID.class),
            row.getObject("message_id", UUID.class),
            row.getString("channel_id"),
            State.valueOf(row.getString("state")),
            row.getInt("attempts"),
            row.getString("outcome"),
            row.getString("detail"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getObject("updated_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DeliveryStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, UUID conversationId, UUID messageId, String channelId) {
        jdbc.sql("""
                        insert into delivery (id, conversation_id, message_id, channel_id, state)
                        values (?, ?, ?, ?, 'PENDING')
                        """).params(id, conversationId, messageId, channelId).update();
    }

    /** Locks a delivery and reads all that sending it takes. */
    Optional<Outgoing> lockOutgoing(UUID id, String addressKind) {
        return jdbc.sql("""
                        select delivery.*, message.author, message.text, message.external_ref as ref, message.citations,
                          case when message.streamed then message.turn_id end as shown_in_turn,
                          message.created_at as written_at, account.name as author_name,
                          conversation.thread_key, conversation.status,
                          coalesce(delivery.address, known.address) as address_to,
                          case when delivery.address is null or conversation.subject is not null
                            then conversation.subject
                            else (select left(regexp_replace(asked.text, '\\s+', ' ', 'g'), 60) from message asked
                              where asked.conversation_id = conversation.id order by created_at, id limit 1)
                            end as subject,
                          (select array_agg(earlier.external_ref order by earlier.created_at) from (
                             select external_ref, created_at from message before
                             where before.conversation_id = delivery.conversation_id
                               and before.created_at < message.created_at and before.external_ref is not null
                               and before.automatic is null
                             order by before.created_at desc limit 20) earlier) as earlier_refs
                        from delivery
                        join message on message.id = delivery.message_id
                        join conversation on conversation.id = delivery.conversation_id
                        left join account on account.id = message.author_id
                        left join lateral (
                          select address from customer_address
                          where customer_id = conversation.customer_id and kind = ?
                          order by created_at desc limit 1) known on true
                        where delivery.id = ?
                        for update of delivery
                        """).params(addressKind, id).query(this::outgoing).optional();
    }

    private Outgoing outgoing(ResultSet row, int number) throws SQLException {
        var earlier = row.getArray("earlier_refs");
        OutgoingMessage message = new OutgoingMessage(
                row.getObject("id", UUID.class),
                row.getString("channel_id"),
                row.getString("address_to"),
                row.getString("thread_key"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("ref"),
                earlier == null ? List.of() : List.of((String[]) earlier.getArray()),
                !row.getString("author").equals(Author.AGENT.name()));
        return new Outgoing(
                message.deliveryId(),
                row.getObject("conversation_id", UUID.class),
                row.getObject("message_id", UUID.class),
                message.channelId(),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("parts") > 0 && row.getInt("parts_sent") == row.getInt("parts"),
                Author.valueOf(row.getString("author")),
                row.getString("author_name"),
                row.getString("status").equals("WITH_AGENT"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                citations(row.getString("citations")),
                row.getObject("shown_in_turn", UUID.class),
                message);
    }

    void beginAttempt(UUID id) {
        jdbc.sql("""
                        with begun as (insert into delivery_attempt (delivery_id) values (:id))
                        update delivery set state = 'SENDING', attempts = attempts + 1, updated_at = now() where id = :id
                        """).param("id", id).update();
    }

    int partsSent(UUID id, int parts) {
        return jdbc.sql("update delivery set parts = ? where id = ? returning parts_sent")
                .params(parts, id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void partSent(UUID id, String ref) {
        jdbc.sql("update delivery set parts_sent = parts_sent + 1, external_ref = ? where id = ?")
                .params(ref, id)
                .update();
    }

    /** @return false when the delivery is not being sent, and so nothing can end */
    boolean endAttempt(UUID id, State state, Outcome outcome, String detail) {
        return jdbc.sql("""
                                with ended as (
                                  update delivery_attempt
                                  set ended_at = now(), outcome = :outcome, detail = left(:detail, :length)
                                  where delivery_id = :id and ended_at is null)
                                update delivery set state = :state, outcome = :outcome, detail = left(:detail, :length),
                                  updated_at = now()
                                where id = :id and state = 'SENDING'
                                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("outcome", outcome.name())
                        .param("detail", detail, Types.VARCHAR)
                        .param("length", DETAIL_LENGTH)
                        .update()
                == 1;
    }

    void withhold(UUID id) {
        jdbc.sql("update delivery set state = 'DEAD', outcome = ?, updated_at = now() where id = ?")
                .params(Outcome.WITHHELD.name(), id)
                .update();
    }

    /** @return the delivery, or empty when it was not under way */
    Optional<UUID> bounce(UUID messageId, String detail) {
        return jdbc.sql("""
                        update delivery set state = 'BOUNCED', outcome = ?, detail = left(?, ?), updated_at = now()
                        where message_id = ? and state in ('SENDING', 'SENT', 'UNKNOWN') returning id
                        """)
                .params(Outcome.BOUNCED.name(), detail, DETAIL_LENGTH, messageId)
                .query(UUID.class)
                .optional();
    }

    Optional<DeliveryView> lock(UUID id) {
        return jdbc.sql("select * from delivery where id = ? for update")
                .param(id)
                .query(VIEW)
                .optional();
    }

    Optional<DeliveryView> find(UUID id) {
        return jdbc.sql("select * from delivery where id = ?")
                .param(id)
                .query(VIEW)
                .optional();
    }

    void reset(UUID id) {
        jdbc.sql("update delivery set state = 'PENDING', attempts = 0, updated_at = now() where id = ?")
                .param(id)
                .update();
    }

    List<DeliveryView> list(State state, String channelId, UUID after, int limit) {
        // No condition at all where nothing is asked for, so that each question finds its index.
        String ofState = state == null ? "" : "state = '%s' and ".formatted(state);
        String ofChannel = channelId == null ? "" : "channel_id = :channel and ";
        return jdbc.sql("select * from delivery where " + ofChannel + ofState + "id > :after order by id limit :limit")
                .param("channel", channelId)
                .param("after", after)
                .param("limit", limit)
                .query(VIEW)
                .list();
    }

    List<UUID> undelivered(State state, String channelId) {
        String ofChannel = channelId == null ? "" : "channel_id = :channel and ";
        return jdbc.sql("select id from delivery where " + ofChannel
                        + "state = '%s' and outcome is distinct from 'WITHHELD' order by id".formatted(state))
                .param("channel", channelId)
                .query(UUID.class)
                .list();
    }

    String textOf(UUID id) {
        return jdbc.sql("select text from message where id = (select message_id from delivery where id = ?)")
                .param(id)
                .query(String.class)
                .single();
    }

    List<DeliveryDetail.Attempt> attemptsOf(UUID id) {
        return jdbc.sql("select * from delivery_attempt where delivery_id = ? order by id")
                .param(id)
                .query((row, number) -> new DeliveryDetail.Attempt(
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        timeOf(row.getObject("ended_at", OffsetDateTime.class)),
                        row.getString("outcome"),
                        row.getString("detail")))
                .list();
    }

    private static Instant timeOf(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private List<Citation> citations(String text) {
        try {
            return text == null ? List.of() : json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
