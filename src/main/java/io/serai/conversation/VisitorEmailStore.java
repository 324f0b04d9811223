package io.serai.conversation;

import io.serai.channel.IncomingMessage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The e-mail addresses that visitors of web chats left behind. */
@Repository
class VisitorEmailStore {

    private final JdbcClient jdbc;

    VisitorEmailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID conversationId, String address) {
        jdbc.sql("""
                        insert into visitor_email as known (conversation_id, address) values (?, ?)
                        on conflict (conversation_id) do update set address = excluded.address, seen_at = now(),
                          proven_at = case when known.address = excluded.address then known.proven_at end
                        """).params(conversationId, address).update();
    }

    Optional<String> find(UUID conversationId) {
        return jdbc.sql("select address from visitor_email where conversation_id = ?")
                .param(conversationId)
                .query(String.class)
                .optional();
    }

    /** @return false when the channel has no such conversation */
    boolean seen(UUID conversationId, String channelId) {
        return jdbc.sql("""
                        with seen as (update visitor_email set seen_at = now() where conversation_id = :id)
                        select exists (select from conversation where id = :id and channel_id = :channel)
                        """)
                .param("id", conversationId)
                .param("channel", channelId)
                .query(Boolean.class)
                .single();
    }

    void seen(Collection<UUID> conversationIds) {
        jdbc.sql("update visitor_email set seen_at = now() where conversation_id = any(?)")
                .param(conversationIds.toArray(UUID[]::new))
                .update();
    }

    /** @return the conversations in which it was not proven before */
    List<UUID> prove(IncomingMessage reply) {
        return jdbc.sql("""
                        update visitor_email set proven_at = now()
                        where address = ? and proven_at is null and conversation_id in (
                          select conversation_id from message
                          where channel_id = ? and (external_ref = any(?) or id = ?) and direction = 'OUT')
                        returning conversation_id
                        """)
                .params(
                        reply.sender().address(),
                        reply.channelId(),
                        reply.references().toArray(String[]::new),
                        reply.repliesTo())
                .query(UUID.class)
                .list();
    }
}
