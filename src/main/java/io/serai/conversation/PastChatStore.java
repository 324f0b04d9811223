package io.serai.conversation;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PastChatStore {

    private final JdbcClient jdbc;

    PastChatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PastChat> list(String channelId, String kind, String address, int limit) {
        return jdbc.sql("""
                        select conversation.*, said.text, coalesce(said.created_at, conversation.created_at) as last_at
                        from conversation
                        join customer_address on customer_address.customer_id = conversation.customer_id
                        left join lateral (
                          select left(message.text, 200) as text, message.created_at from message
                          left join delivery on delivery.message_id = message.id
                          where message.conversation_id = conversation.id and delivery.outcome is distinct from 'WITHHELD'
                          order by message.created_at desc, message.id desc limit 1) said on true
                        where customer_address.kind = ? and customer_address.address = ?
                          and conversation.channel_id = ? and conversation.began_kind = 'webchat'
                        order by last_at desc, conversation.id desc limit ?
                        """)
                .params(kind, address, channelId, limit)
                .query((row, number) -> new PastChat(
                        row.getObject("id", UUID.class),
                        row.getString("began_address"),
                        Status.valueOf(row.getString("status")),
                        CustomerStore.time(row, "created_at"),
                        CustomerStore.time(row, "last_at"),
                        row.getString("text")))
                .list();
    }
}
