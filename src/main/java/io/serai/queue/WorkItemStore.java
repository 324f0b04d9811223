package io.serai.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WorkItemStore {

    private static final int ERROR_LENGTH = 1_000;
    private static final RowMapper<WorkItem> WORK_ITEM = (row, number) -> new WorkItem(
            row.getLong("id"),
            row.getString("topic"),
            row.getString("key"),
            row.getString("payload"),
            row.getInt("attempts"),
            row.getObject("lease", UUID.class));

    private final JdbcClient jdbc;

    WorkItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String topic, String key, String payload, Duration delay) {
        jdbc.sql("""
                        insert into work_item (topic, key, payload, available_at)
                        values (?, ?, ?::jsonb, now() + make_interval(secs => ?))
                        """).params(topic, key, payload, delay.toMillis() / 1000.0).update();
    }

    /**
     * Deletes what is done and claims what is due, in one statement. It does not wait for the disk: a claim or an
     * acknowledgement that a crash of the server takes back has its work done again, and that changes nothing.
     */
    List<WorkItem> claim(String topic, Collection<WorkItem> done, int limit, UUID lease, Duration duration) {
        return jdbc.sql("""
                        with unhurried as materialized (select set_config('synchronous_commit', 'off', true)),
                        finished as (
                          delete from work_item item
                          using unnest(:doneIds::bigint[], :doneLeases::uuid[]) done (id, lease), unhurried
                          where item.id = done.id and item.lease = done.lease
                          returning item.id),
                        ready as (
                          select item.id from work_item item
                          where item.topic = :topic and item.dead_at is null and item.available_at <= now()
                            and (item.leased_until is null or item.leased_until < now())
                            and item.id not in (select id from finished)
                            and not exists (
                              select 1 from work_item earlier
                              where earlier.topic = item.topic and earlier.key = item.key
                                and earlier.dead_at is null and earlier.id < item.id
                                and earlier.id not in (select id from finished))
                          order by item.id limit :limit
                          for update skip locked)
                        update work_item item
                        set lease = :lease, leased_until = now() + make_interval(secs => :seconds),
                            attempts = item.attempts + 1
                        from ready, unhurried where item.id = ready.id
                        returning item.id, item.topic, item.key, item.payload::text, item.attempts, item.lease
                        """)
                .param("doneIds", ids(done))
                .param("doneLeases", leases(done))
                .param("topic", topic)
                .param("limit", limit)
                .param("lease", lease)
                .param("seconds", duration.toMillis() / 1000.0)
                .query(WORK_ITEM)
                .list();
    }

    void extend(Collection<WorkItem> held, Duration duration) {
        jdbc.sql("""
                        update work_item item set leased_until = now() + make_interval(secs => ?)
                        from unnest(?::bigint[], ?::uuid[]) held (id, lease)
                        where item.id = held.id and item.lease = held.lease
                        """)
                .params(duration.toMillis() / 1000.0, ids(held), leases(held))
                .update();
    }

    void delete(Collection<WorkItem> done) {
        jdbc.sql("""
                        delete from work_item item using unnest(?::bigint[], ?::uuid[]) done (id, lease)
                        where item.id = done.id and item.lease = done.lease
                        """).params(ids(done), leases(done)).update();
    }

    void release(WorkItem item, Duration delay, String error) {
        jdbc.sql("""
                        update work_item set lease = null, leased_until = null, last_error = left(?, ?),
                          available_at = now() + make_interval(secs => ?)
                        where id = ? and lease = ?
                        """)
                .params(error, ERROR_LENGTH, delay.toMillis() / 1000.0, item.id(), item.lease())
                .update();
    }

    void bury(WorkItem item, String error) {
        jdbc.sql("""
                        update work_item set lease = null, leased_until = null, dead_at = now(), last_error = left(?, ?)
                        where id = ? and lease = ?
                        """).params(error, ERROR_LENGTH, item.id(), item.lease()).update();
    }

    private static Long[] ids(Collection<WorkItem> items) {
        return items.stream().map(WorkItem::id).toArray(Long[]::new);
    }

    private static UUID[] leases(Collection<WorkItem> items) {
        return items.stream().map(WorkItem::lease).toArray(UUID[]::new);
    }
}
