package io.serai.webhook;

import io.serai.event.LogPosition;
import io.serai.webhook.WebhookDelivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookDeliveryStore {

    private static final int OUTCOME_LENGTH = 500;

    private final JdbcClient jdbc;

    WebhookDeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the log has been handed out up to; empty while another replica is at it. */
    Optional<LogPosition> lockProgress() {
        // After a restore into another cluster the position may lie ahead, where nothing would ever be read.
        return jdbc.sql("""
                        select least(txid, pg_snapshot_xmin(pg_current_snapshot()))::text as txid, id
                        from webhook_progress for update skip locked
                        """).query(LogPosition.class).optional();
    }

    void moveProgress(LogPosition position) {
        jdbc.sql("update webhook_progress set txid = ?::xid8, id = ?")
                .params(position.txid(), position.id())
                .update();
    }

    /** @return false when the subscription is told of this event already */
    boolean insert(UUID id, UUID subscriptionId, long eventId, String eventType, String body) {
        return jdbc.sql("""
                                insert into webhook_delivery (id, subscription_id, event_id, event_type, body, state)
                                values (?, ?, ?, ?, ?, 'PENDING') on conflict (subscription_id, event_id) do nothing
                                """)
                        .params(id, subscriptionId, eventId, eventType, body)
                        .update()
                == 1;
    }

    record Outgoing(UUID id, UUID subscriptionId, String url, String secret, String body) {}

    /** What is still to be sent; empty when it was, when it is dead, or when its subscription is gone or disabled. */
    Optional<Outgoing> beginAttempt(UUID id) {
        return jdbc.sql("""
                        update webhook_delivery delivery set attempts = attempts + 1, updated_at = now()
                        from webhook_subscription subscription
                        where delivery.id = ? and subscription.id = delivery.subscription_id and subscription.enabled
                          and delivery.state in ('PENDING', 'FAILED')
                        returning delivery.id, subscription.id as subscription_id, url, secret, body
                        """).param(id).query(Outgoing.class).optional();
    }

    void end(UUID id, State state, String outcome) {
        jdbc.sql("""
                        update webhook_delivery set state = ?, outcome = left(?, ?), updated_at = now()
                        where id = ? and state in ('PENDING', 'FAILED')
                        """).params(state.name(), outcome, OUTCOME_LENGTH, id).update();
    }

    List<WebhookDelivery> list(UUID subscriptionId, State state, UUID after, int limit) {
        String condition = state == null ? "" : "and state = '%s'".formatted(state);
        return jdbc.sql("""
                        select * from webhook_delivery where subscription_id = ? %s and id > ? order by id limit ?
                        """.formatted(condition))
                .params(subscriptionId, after, limit)
                .query(WebhookDeliveryStore::delivery)
                .list();
    }

    Optional<WebhookDelivery> lock(UUID id) {
        return jdbc.sql("select * from webhook_delivery where id = ? for update")
                .param(id)
                .query(WebhookDeliveryStore::delivery)
                .optional();
    }

    List<UUID> lockDead(UUID subscriptionId) {
        return jdbc.sql("""
                        select id from webhook_delivery where subscription_id = ? and state = 'DEAD'
                        order by id for update
                        """).param(subscriptionId).query(UUID.class).list();
    }

    void reset(UUID id) {
        jdbc.sql("update webhook_delivery set state = 'PENDING', attempts = 0, updated_at = now() where id = ?")
                .param(id)
                .update();
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getLong("event_id"),
                row.getString("event_type"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("outcome"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
