package io.serai.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves what belongs to one customer to another, and back. */
@Repository
class MergeStore {

    /** With what the merged customer was called. Their addresses are the other one's now. */
    static final String SELECT = """
            select customer_merge.*, coalesce(
              (select display_name from customer where customer.id = from_id),
              (select address from unnest(address_kinds, addresses) moved (kind, address)
                where kind <> 'webchat' limit 1)) as from_name
            from customer_merge
            """;

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else merge these meanwhile; in the order of ids, so that two who try do not wait for each other. */
    void lock(UUID one, UUID other) {
        jdbc.sql("select id from customer where id in (?, ?) order by id for no key update")
                .params(one, other)
                .query(UUID.class)
                .list();
    }

    /** Addresses first: whoever starts a conversation meanwhile holds one, and their conversation must move too. */
    void move(UUID id, UUID into, UUID from, Proof proof, UUID agentId) {
        jdbc.sql("""
                        with moved as (
                          update customer_address set customer_id = :into where customer_id = :from
                          returning kind, address)
                        insert into customer_merge (id, into_id, from_id, proof, address_kinds, addresses,
                          conversation_ids, merged_by)
                        select :id, :into, :from, :proof, coalesce(array_agg(kind order by kind, address), '{}'),
                          coalesce(array_agg(address order by kind, address), '{}'), '{}', :agent::uuid from moved
                        """)
                .param("id", id)
                .param("into", into)
                .param("from", from)
                .param("proof", proof.name())
                .param("agent", agentId)
                .update();
        jdbc.sql("""
                        with moved as (
                          update conversation set customer_id = :into where customer_id = :from returning id)
                        update customer_merge set conversation_ids = array(select id from moved) where id = :id
                        """).param("id", id).param("into", into).param("from", from).update();
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .params(into, from)
                .update();
    }

    Optional<CustomerView.Merge> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(MergeStore::merge)
                .optional();
    }

    /** @param owner who has it all now: the one it was merged into, or whom that one was merged into since */
    void moveBack(CustomerView.Merge merge, UUID owner, UUID agentId) {
        jdbc.sql("update customer set merged_into = null where id = ?")
                .param(merge.fromId())
                .update();
        jdbc.sql("""
                        update customer_address set customer_id = :from
                        where customer_id = :owner and (kind, address) in (
                          select kind, address from customer_merge, unnest(address_kinds, addresses) moved (kind, address)
                          where id = :id)
                        """)
                .param("id", merge.id())
                .param("from", merge.fromId())
                .param("owner", owner)
                .update();
        jdbc.sql("""
                        update conversation set customer_id = :from from customer_merge
                        where customer_merge.id = :id and conversation.customer_id = :owner
                          and (conversation.id = any(conversation_ids)
                            or conversation.created_at >= merged_at and (began_kind, began_address) in (
                              select kind, address from unnest(address_kinds, addresses) moved (kind, address)))
                        """)
                .param("id", merge.id())
                .param("from", merge.fromId())
                .param("owner", owner)
                .update();
        jdbc.sql("update customer_merge set undone_by = ?, undone_at = now() where id = ?")
                .params(agentId, merge.id())
                .update();
    }

    static CustomerView.Merge merge(ResultSet row, int number) throws SQLException {
        return new CustomerView.Merge(
                row.getObject("id", UUID.class),
                row.getObject("into_id", UUID.class),
                row.getObject("from_id", UUID.class),
                row.getString("from_name"),
                Proof.valueOf(row.getString("proof")),
                row.getObject("merged_by", UUID.class),
                CustomerStore.time(row, "merged_at"),
                CustomerStore.time(row, "undone_at"));
    }
}
