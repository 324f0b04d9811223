package io.serai.conversation;

import io.serai.account.NamedPerson;
import io.serai.channel.IncomingMessage;
import io.serai.channel.Reachability;
import io.serai.shared.Ids;
import java.sql.Types;
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
            timeOf(row.getObject("unreachable_since", OffsetDateTime.class)),
            row.getObject("showing_turn", UUID.class));

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer of an address; makes one when nobody has written from it. */
    UUID customerWith(IncomingMessage.Sender sender) {
        Optional<UUID> customer = Optional.empty();
        while (customer.isEmpty()) {
            customer = findOrInsertCustomer(sender);
        }
        return customer.get();
    }

    /** @return empty when somebody else made one for this address at the same time */
    private Optional<UUID> findOrInsertCustomer(IncomingMessage.Sender sender) {
        // Waits for a merge that moves the address, and keeps a later one waiting.
        return jdbc.sql("""
                        with known as (
                          select customer_id from customer_address where kind = :kind and address = :address for share),
                        added as (
                          insert into customer_address (kind, address, customer_id)
                          select :kind, :address, :id where not exists (select from known)
                          on conflict do nothing returning customer_id),
                        customers as (
                          insert into customer (id, display_name) select customer_id, :name from added)
                        select customer_id from known union all select customer_id from added
                        """)
                .param("kind", sender.kind())
                .param("address", sender.address())
                .param("id", Ids.next())
                .param("name", sender.displayName(), Types.VARCHAR)
                .query(UUID.class)
                .optional();
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

    /** Locks the conversation whose open turn this revision is; empty when it is not any more. */
    Optional<Conversation> lockAt(UUID turnId, int revision) {
        // The turn is locked too, second, so that what the wait for the conversation made untrue is not found.
        return jdbc.sql("""
                        select conversation.* from conversation join turn on turn.conversation_id = conversation.id
                        where turn.id = ? and turn.revision = ? and turn.closed_at is null
                        for update of conversation, turn
                        """).params(turnId, revision).query(CONVERSATION).optional();
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
        int begun = jdbc.sql("""
                        with added as (
                          insert into conversation (id, channel_id, customer_id, thread_key, subject, language, status,
                            linked_to, began_kind, began_address)
                          values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?) on conflict (channel_id, thread_key) do nothing
                          returning id)
                        insert into conversation_interval (conversation_id, owner) select id, 'BOT' from added
                        """)
                .params(
                        id,
                        first.channelId(),
                        customerId,
                        first.threadKey(),
                        first.subject(),
                        first.language(),
                        linkedTo,
                        first.sender().kind(),
                        first.sender().address())
                .update();
        if (begun == 0) {
            return lockByThread(first.channelId(), first.threadKey()).orElseThrow();
        }
        return new Conversation(id, first.channelId(), customerId, first.language(), Status.OPEN, null, null, null);
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

    Optional<NamedPerson> nameOf(UUID agentId) {
        return jdbc.sql("select id, name from account where id = ?")
                .param(agentId)
                .query(NamedPerson.class)
                .optional();
    }

    /** Something was said in it. What changes its status says so itself. */
    void active(UUID id) {
        jdbc.sql("update conversation set active_at = now() where id = ?")
                .param(id)
                .update();
    }

    /** @param owner whose time runs from now on; null for nobody's */
    void change(UUID id, Status status, UUID agentId, String owner) {
        jdbc.sql("""
                        with ended as (
                          update conversation_interval set ended_at = now()
                          where conversation_id = :id and ended_at is null and owner is distinct from :owner
                          returning 1),
                        begun as (
                          insert into conversation_interval (conversation_id, owner)
                          select :id, :owner from (select count(*) from ended) first
                          where :owner::text is not null and not exists (
                            select from conversation_interval
                            where conversation_id = :id and ended_at is null and owner = :owner))
                        update conversation set status = :status, agent_id = :agent, updated_at = now(), active_at = now()
                        where id = :id
                        """)
                .param("id", id)
                .param("owner", owner, Types.VARCHAR)
                .param("status", status.name())
                .param("agent", agentId, Types.OTHER)
                .update();
    }
}
