package io.serai.conversation;

import io.serai.channel.IncomingMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which conversation a mail refers to, and who belongs to it. */
@Repository
class ThreadStore {

    private final JdbcClient jdbc;

    ThreadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The conversation that a referenced message belongs to, if the sender does too; by our own messages first. */
    Optional<Conversation> lockByReferences(IncomingMessage message, UUID customerId) {
        return message.references().isEmpty()
                ? Optional.empty()
                : lockReferenced("message.external_ref = any(:referenced)", references(message), message, customerId);
    }

    /** The same by the address that it was sent to. */
    Optional<Conversation> lockByReplyAddress(IncomingMessage message, UUID customerId) {
        return message.repliesTo() == null
                ? Optional.empty()
                : lockReferenced("message.id = :referenced", message.repliesTo(), message, customerId);
    }

    private Optional<Conversation> lockReferenced(
            String condition, Object referenced, IncomingMessage message, UUID customerId) {
        return jdbc.sql("""
                        select * from conversation where id = (
                          select message.conversation_id from message
                          join conversation on conversation.id = message.conversation_id
                          where message.channel_id = :channel and %s
                            and (conversation.customer_id = :customer or exists (
                              select 1 from conversation_participant participant
                              where participant.conversation_id = conversation.id
                                and participant.kind = :kind and participant.address = :address))
                          order by message.direction desc, message.created_at desc limit 1)
                        for update
                        """.formatted(condition))
                .param("channel", message.channelId())
                .param("referenced", referenced)
                .param("customer", customerId)
                .param("kind", message.sender().kind())
                .param("address", message.sender().address())
                .query(ConversationStore.CONVERSATION)
                .optional();
    }

    /** The conversation that it refers to, whoever wrote it. */
    Optional<UUID> findReferenced(IncomingMessage message) {
        if (message.references().isEmpty() && message.repliesTo() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select conversation_id from message
                        where channel_id = ? and (external_ref = any(?) or id = ?::uuid)
                        order by direction desc, created_at desc limit 1
                        """)
                .params(message.channelId(), references(message), message.repliesTo())
                .query(UUID.class)
                .optional();
    }

    private static String[] references(IncomingMessage message) {
        return message.references().toArray(String[]::new);
    }

    /** Who may join from now on, and who was openly addressed by this message: an answer to it goes to them too. */
    void keepParticipants(UUID id, UUID messageId, List<IncomingMessage.Sender> participants) {
        if (participants.isEmpty()) {
            return;
        }
        jdbc.sql("update message set copied_to = ? where id = ?")
                .params(
                        participants.stream()
                                .map(IncomingMessage.Sender::address)
                                .toArray(String[]::new),
                        messageId)
                .update();
        for (var participant : participants) {
            jdbc.sql("""
                            insert into conversation_participant (conversation_id, kind, address, display_name)
                            values (?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(id, participant.kind(), participant.address(), participant.displayName())
                    .update();
        }
    }
}
