package io.serai.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers and the addresses by which channels know them. */
@Repository
class CustomerStore {

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who has this address. Waits for a merge that moves it, and keeps a later one waiting. */
    Optional<UUID> at(String kind, String address) {
        return jdbc.sql("select customer_id from customer_address where kind = ? and address = ? for share")
                .params(kind, address)
                .query(UUID.class)
                .optional();
    }

    /** @return false when somebody has it already */
    boolean addAddress(UUID customerId, String kind, String address, Proof proof) {
        return jdbc.sql("""
                                insert into customer_address (kind, address, customer_id, proof) values (?, ?, ?, ?)
                                on conflict do nothing
                                """).params(kind, address, customerId, proof.name()).update() == 1;
    }

    void nameIfNameless(UUID customerId, String name) {
        jdbc.sql("update customer set display_name = ? where id = ? and display_name is null")
                .params(name, customerId)
                .update();
    }

    /** Whom a customer turned out to be: themself, unless merged. */
    Optional<UUID> root(UUID id) {
        return jdbc.sql("""
                        with recursive chain as (
                          select id, merged_into from customer where id = ?
                          union all
                          select customer.id, customer.merged_into from customer
                          join chain on customer.id = chain.merged_into)
                        select id from chain where merged_into is null
                        """).param(id).query(UUID.class).optional();
    }

    Optional<CustomerView> find(UUID id) {
        return jdbc.sql("select * from customer where id = ?")
                .param(id)
                .query((row, number) -> new CustomerView(
                        id,
                        row.getString("display_name"),
                        time(row, "created_at"),
                        addresses(id),
                        conversations(id),
                        merges(id)))
                .optional();
    }

    private List<CustomerView.Address> addresses(UUID id) {
        return jdbc.sql("select * from customer_address where customer_id = ? order by created_at, kind, address")
                .param(id)
                .query((row, number) -> new CustomerView.Address(
                        row.getString("kind"),
                        row.getString("address"),
                        Proof.valueOf(row.getString("proof")),
                        time(row, "created_at")))
                .list();
    }

    private List<CustomerView.Talk> conversations(UUID id) {
        return jdbc.sql("select * from conversation where customer_id = ? order by created_at desc, id desc limit 100")
                .param(id)
                .query((row, number) -> new CustomerView.Talk(
                        row.getObject("id", UUID.class),
                        row.getString("channel_id"),
                        row.getString("subject"),
                        Status.valueOf(row.getString("status")),
                        time(row, "created_at")))
                .list();
    }

    private List<CustomerView.Merge> merges(UUID id) {
        return jdbc.sql(MergeStore.SELECT + "where into_id = ? or from_id = ? order by merged_at desc, id desc")
                .params(id, id)
                .query(MergeStore::merge)
                .list();
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
