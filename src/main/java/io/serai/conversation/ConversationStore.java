package io.serai.conversation;

import io.serai.channel.IncomingMessage;
import io.serai.channel.Reachability;
import io.serai.shared.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConversationStore {

    static final RowMapper<Conversation> CONVERSATION = (row, number) -> new Conversation(
            row.getObject("id", UUID.class),
            row.getString("channel_id"),
            row.getObject("customer_id", UUID.class),
            row.getString("language"),
            Status.valueOf(row.getString("status")),
            row.getObject("agent_id", UUID.class),
            timeOf(row.getObject("unreachable_since", OffsetDateTime.class)));

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID customerWith(IncomingMessage.Sender sender) {
        return findCustomer(sender).orElseGet(() -> insertCustomer(sender));
    }

    private Optional<UUID> findCustomer(IncomingMessage.Sender sender) {
        // Waits for a merge that moves the address, and keeps a later one waiting.
        return jdbc.sql("select customer_id from customer_address where kind = ? and address = ? for share")
                .params(sender.kind(), sender.address())
                .query(UUID.class)
                .optional();
    }

    private UUID insertCustomer(IncomingMessage.Sender sender) {
        UUID id = Ids.next();
        jdbc.sql("insert into customer (id, display_name) values (?, ?)")
                .params(id, sender.displayName())
                .update();
        int inserted = jdbc.sql("""
                        insert into customer_address (kind, address, customer_id) values (?, ?, ?)
                        on conflict do nothing
                        """).params(sender.kind(), sender.address(), id).update();
        if (inserted == 1) {
            return id;
        }
        jdbc.sql("delete from customer where id = ?").param(id).update();
        return findCustomer(sender).orElseThrow();
    }

    Optional<Conversation> find(UUID id) {
        return jdbc.sql("select * from conversation where id = ?")
                .param(id)
                .query(CONVERSATION)
                .optional();
    }

    /** Locks the conversation: turns, approvals and queue items of a conversation change only under this lock. */
    Optional<Conversation> lock(UUID id) {
        return jdbc.sql("select * from conversation where id = ? for update")
                .param(id)
                .query(CONVERSATION)
                .optional();
    }

    Optional<Conversation> lockOfTurn(UUID turnId) {
        return jdbc.sql(
                        "select * from conversation where id = (select conversation_id from turn where id = ?) for update")
                .param(turnId)
                .query(CONVERSATION)
                .optional();
    }

    Optional<Conversation> lockByThread(String channelId, String threadKey) {
        return jdbc.sql("select * from conversation where channel_id = ? and thread_key = ? for update")
                .params(channelId, threadKey)
                .query(CONVERSATION)
                .optional();
    }

    /** Inserts a conversation, or locks the one that somebody else just made for the same thread. */
    Conversation insert(IncomingMessage first, UUID customerId, UUID linkedTo) {
        UUID id = Ids.next();
        int inserted = jdbc.sql("""
                        insert into conversation (id, channel_id, customer_id, thread_key, subject, language, status,
                          linked_to)
                        values (?, ?, ?, ?, ?, ?, 'OPEN', ?) on conflict (channel_id, thread_key) do nothing
                        """)
                .params(
                        id,
                        first.channelId(),
                        customerId,
                        first.threadKey(),
                        first.subject(),
                        first.language(),
                        linkedTo)
                .update();
        if (inserted == 0) {
            return lockByThread(first.channelId(), first.threadKey()).orElseThrow();
        }
        jdbc.sql("insert into conversation_interval (conversation_id, owner) values (?, 'BOT')")
                .param(id)
                .update();
        return new Conversation(id, first.channelId(), customerId, first.language(), Status.OPEN, null, null);
    }

    void update(UUID id, Status status, UUID agentId) {
        jdbc.sql("update conversation set status = ?, agent_id = ?, updated_at = now() where id = ?")
                .params(status.name(), agentId, id)
                .update();
    }

    private static Instant timeOf(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    void reachable(UUID id) {
        jdbc.sql("update conversation set unreachable_since = null where id = ?")
                .param(id)
                .update();
    }

    void unreachable(UUID id) {
        jdbc.sql("update conversation set unreachable_since = coalesce(unreachable_since, now()) where id = ?")
                .param(id)
                .update();
    }

    void reachable(Reachability news) {
        jdbc.sql("""
                        update conversation
                        set unreachable_since = case when :reachable then null else coalesce(unreachable_since, now()) end
                        where channel_id = :channel
                          and (thread_key = :thread or starts_with(thread_key, :thread || '/'))
                        """)
                .param("reachable", news.reachable())
                .param("channel", news.channelId())
                .param("thread", news.threadKey())
                .update();
    }

    void handOver(UUID id, String owner) {
        jdbc.sql("""
                        with ended as (
                          update conversation_interval set ended_at = now()
                          where conversation_id = :id and ended_at is null returning 1)
                        insert into conversation_interval (conversation_id, owner)
                        select :id, :owner from (select count(*) from ended) first where :owner::text is not null
                        """)
                .param("id", id)
                .param("owner", owner, java.sql.Types.VARCHAR)
                .update();
    }
}
