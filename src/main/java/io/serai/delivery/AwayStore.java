package io.serai.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where answers to visitors of a web chat go who are not there to read them. */
@Repository
class AwayStore {

    record Absent(UUID messageId, String address) {}

    private final JdbcClient jdbc;

    AwayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The address to write to instead, where an answer that was not sent yet is for somebody who left one, and who wrote
     * last by mail, or neither follows the chat nor wrote in it for a while.
     */
    Optional<Absent> findAbsent(UUID deliveryId, String mailbox, Duration away) {
        return jdbc.sql("""
                        select delivery.message_id, left_behind.address from delivery
                        join visitor_email left_behind on left_behind.conversation_id = delivery.conversation_id
                        join message answer on answer.id = delivery.message_id
                        cross join lateral (
                          select channel_id, created_at from message
                          where conversation_id = delivery.conversation_id and direction = 'IN'
                          order by created_at desc, id desc limit 1) latest
                        where delivery.id = :delivery and delivery.state = 'PENDING' and delivery.address is null
                          and answer.author in ('ASSISTANT', 'AGENT')
                          and (latest.channel_id = :mailbox
                            or greatest(left_behind.seen_at, latest.created_at) < now() - make_interval(secs => :away))
                        """)
                .param("delivery", deliveryId)
                .param("mailbox", mailbox)
                .param("away", away.toMillis() / 1000.0)
                .query((row, number) -> new Absent(row.getObject("message_id", UUID.class), row.getString("address")))
                .optional();
    }

    /** The message takes the mailbox's name for it, so that answers and bounces are known to belong to it. */
    void sendBy(String mailbox, String messageRef, UUID deliveryId, Absent absent) {
        jdbc.sql("update delivery set channel_id = ?, address = ? where id = ?")
                .params(mailbox, absent.address(), deliveryId)
                .update();
        jdbc.sql("update message set channel_id = ?, external_ref = ? where id = ?")
                .params(mailbox, messageRef, absent.messageId())
                .update();
    }
}
