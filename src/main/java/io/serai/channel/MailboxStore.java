package io.serai.channel;

import io.serai.channel.MailboxPosition.Pending;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code mailbox_cursor} and {@code mailbox_pending}. */
@Repository
class MailboxStore {

    private final JdbcClient jdbc;

    MailboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String channelId, String folder) {
        jdbc.sql("insert into mailbox_cursor (channel_id, folder) values (?, ?) on conflict do nothing")
                .params(channelId, folder)
                .update();
    }

    Optional<MailboxPosition> lease(String channelId, String folder, UUID owner, Duration time) {
        return jdbc.sql("""
                        update mailbox_cursor set lease_owner = :owner, lease_until = now() + make_interval(secs => :secs)
                        where channel_id = :channel and folder = :folder
                          and (lease_owner is null or lease_owner = :owner or lease_until < now())
                        returning uid_validity, last_uid, read_at, backfill_since
                        """)
                .param("owner", owner)
                .param("secs", time.toMillis() / 1000.0)
                .param("channel", channelId)
                .param("folder", folder)
                .query((row, number) -> new MailboxPosition(
                        row.getObject("uid_validity", Long.class),
                        row.getLong("last_uid"),
                        instant(row.getObject("read_at", OffsetDateTime.class)),
                        instant(row.getObject("backfill_since", OffsetDateTime.class))))
                .optional();
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    void release(String channelId, String folder, UUID owner) {
        jdbc.sql("""
                        update mailbox_cursor set lease_owner = null
                        where channel_id = ? and folder = ? and lease_owner = ?
                        """).params(channelId, folder, owner).update();
    }

    void begin(String channelId, String folder, long uidValidity, long lastUid) {
        jdbc.sql("""
                        update mailbox_cursor set uid_validity = ?, last_uid = ?, failing_uid = null, failures = 0
                        where channel_id = ? and folder = ?
                        """).params(uidValidity, lastUid, channelId, folder).update();
    }

    /** Keeps the lease too. */
    void advance(String channelId, String folder, long upTo, UUID owner, Duration lease) {
        jdbc.sql("""
                        update mailbox_cursor set last_uid = greatest(last_uid, ?), failing_uid = null, failures = 0,
                          lease_until = case when lease_owner = ? then now() + make_interval(secs => ?)
                            else lease_until end
                        where channel_id = ? and folder = ?
                        """)
                .params(upTo, owner, lease.toMillis() / 1000.0, channelId, folder)
                .update();
    }

    void readToItsEnd(String channelId, String folder) {
        jdbc.sql("update mailbox_cursor set read_at = now() where channel_id = ? and folder = ?")
                .params(channelId, folder)
                .update();
    }

    int failed(String channelId, String folder, long uid) {
        return jdbc.sql("""
                        update mailbox_cursor set failures = case when failing_uid = :uid then failures + 1 else 1 end,
                          failing_uid = :uid
                        where channel_id = :channel and folder = :folder returning failures
                        """)
                .param("uid", uid)
                .param("channel", channelId)
                .param("folder", folder)
                .query(Integer.class)
                .single();
    }

    List<Pending> pending(String channelId, String folder, int limit) {
        return jdbc.sql("""
                        select uid, answerable_since from mailbox_pending
                        where channel_id = ? and folder = ? and not stored order by uid limit ?
                        """)
                .params(channelId, folder, limit)
                .query((row, number) -> new Pending(
                        row.getLong("uid"), instant(row.getObject("answerable_since", OffsetDateTime.class))))
                .list();
    }

    int countPending(String channelId, String folder) {
        return jdbc.sql("select count(*) from mailbox_pending where channel_id = ? and folder = ? and not stored")
                .params(channelId, folder)
                .query(Integer.class)
                .single();
    }

    void addPending(String channelId, String folder, List<Pending> pending) {
        jdbc.sql("""
                        insert into mailbox_pending (channel_id, folder, uid, answerable_since)
                        select ?, ?, uid, since from unnest(?::bigint[], ?::timestamptz[]) as found(uid, since)
                        on conflict do nothing
                        """)
                .params(
                        channelId,
                        folder,
                        pending.stream().map(Pending::uid).toArray(Long[]::new),
                        pending.stream()
                                .map(mail -> mail.answerableSince().toString())
                                .toArray(String[]::new))
                .update();
    }

    List<Long> unmarked(String channelId, String folder, int limit) {
        return jdbc.sql("""
                        select uid from mailbox_pending
                        where channel_id = ? and folder = ? and stored order by uid limit ?
                        """).params(channelId, folder, limit).query(Long.class).list();
    }

    void addUnmarked(String channelId, String folder, List<Long> uids) {
        jdbc.sql("""
                        insert into mailbox_pending (channel_id, folder, uid, answerable_since, stored)
                        select ?, ?, uid, now(), true from unnest(?::bigint[]) as read(uid)
                        on conflict (channel_id, folder, uid) do update set stored = true
                        """).params(channelId, folder, uids.toArray(Long[]::new)).update();
    }

    void removePending(String channelId, String folder, List<Long> uids) {
        jdbc.sql("delete from mailbox_pending where channel_id = ? and folder = ? and uid = any(?::bigint[])")
                .params(channelId, folder, uids.toArray(Long[]::new))
                .update();
    }

    void forgetPending(String channelId, String folder) {
        jdbc.sql("delete from mailbox_pending where channel_id = ? and folder = ?")
                .params(channelId, folder)
                .update();
    }

    void askFor(String channelId, String folder, Instant since) {
        jdbc.sql("""
                        update mailbox_cursor set backfill_since = least(backfill_since, ?)
                        where channel_id = ? and folder = ?
                        """).params(since.atOffset(ZoneOffset.UTC), channelId, folder).update();
    }

    /** Unless more has been asked for meanwhile. */
    void answered(String channelId, String folder, Instant since) {
        jdbc.sql("""
                        update mailbox_cursor set backfill_since = null
                        where channel_id = ? and folder = ? and backfill_since >= ?
                        """).params(channelId, folder, since.atOffset(ZoneOffset.UTC)).update();
    }
}
