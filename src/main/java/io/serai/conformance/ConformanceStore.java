package io.serai.conformance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the hub made of the messages of a channel; each is found by a mark in its text. */
@Repository
class ConformanceStore {

    /** @param sender the address of the customer who wrote it */
    record Stored(UUID id, UUID conversationId, String text, String sender) {}

    record Sent(String state, int attempts) {}

    private final JdbcClient jdbc;

    ConformanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Stored> stored(String channelId, String mark) {
        return jdbc.sql("""
                        select message.id, message.conversation_id, message.text, address.address as sender
                        from message join conversation on conversation.id = message.conversation_id
                        left join lateral (select address from customer_address
                          where customer_id = conversation.customer_id order by created_at limit 1) address on true
                        where message.channel_id = ? and message.direction = 'IN' and strpos(message.text, ?) > 0
                        order by message.created_at
                        """).params(channelId, mark).query(Stored.class).list();
    }

    List<byte[]> attachments(UUID messageId, String name) {
        return jdbc.sql("""
                        select coalesce(content, (select string_agg(piece.content, ''::bytea order by position)
                          from attachment_piece piece where piece.attachment_id = attachment.id)) as content
                        from attachment where message_id = ? and name = ?
                        """).params(messageId, name).query(byte[].class).list();
    }

    long kept(String channelId) {
        return jdbc.sql("select count(*) from inbound where channel_id = ? and state = 'FAILED'")
                .param(channelId)
                .query(Long.class)
                .single();
    }

    boolean isDrafted(UUID messageId) {
        return jdbc.sql("""
                        select exists (select 1 from draft join message on message.turn_id = draft.turn_id
                          where message.id = ?)
                        """).param(messageId).query(Boolean.class).single();
    }

    Optional<Sent> sent(String channelId, String text) {
        return jdbc.sql("""
                        select delivery.state, delivery.attempts from delivery
                        join message on message.id = delivery.message_id
                        where message.channel_id = ? and message.text = ?
                        """).params(channelId, text).query(Sent.class).optional();
    }
}
