package io.serai.conversation;

import io.serai.conversation.ConversationRead.Reader;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReadMarkStore {

    private final JdbcClient jdbc;

    ReadMarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(UUID conversationId, UUID messageId) {
        return jdbc.sql("select exists (select from message where id = ? and conversation_id = ?)")
                .params(messageId, conversationId)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> lastOfCustomer(UUID conversationId) {
        return jdbc.sql("""
                        select id from message where conversation_id = ? and direction = 'IN'
                        order by created_at desc, id desc limit 1
                        """).param(conversationId).query(UUID.class).optional();
    }

    /** @return false when the mark is there already, or further on */
    boolean move(UUID conversationId, UUID messageId, Reader reader) {
        return jdbc.sql("""
                                insert into read_mark as mark (conversation_id, reader, message_id) values (?, ?, ?)
                                on conflict (conversation_id, reader) do update
                                set message_id = excluded.message_id, read_at = now()
                                where (select row(created_at, id) from message where id = excluded.message_id)
                                  > (select row(created_at, id) from message where id = mark.message_id)
                                """).params(conversationId, reader.name(), messageId).update() == 1;
    }

    Optional<UUID> find(UUID conversationId, Reader reader) {
        return jdbc.sql("select message_id from read_mark where conversation_id = ? and reader = ?")
                .params(conversationId, reader.name())
                .query(UUID.class)
                .optional();
    }
}
