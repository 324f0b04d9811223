package io.serai.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubscriptionStore {

    private static final String SELECT =
            "select id, url, null as secret, event_types, enabled, created_at from webhook_subscription ";

    private final JdbcClient jdbc;

    SubscriptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is one of this id */
    boolean insert(WebhookSubscription subscription, UUID accountId) {
        return jdbc.sql("""
                        insert into webhook_subscription (id, url, secret, event_types, enabled, created_by)
                        values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                        """)
                        .params(
                                subscription.id(),
                                subscription.url(),
                                subscription.secret(),
                                subscription.eventTypes().toArray(String[]::new),
                                subscription.enabled(),
                                accountId)
                        .update()
                == 1;
    }

    /** Only the hub itself may read the secret. */
    Optional<WebhookSubscription> findWithSecret(UUID id) {
        return jdbc.sql("select * from webhook_subscription where id = ?")
                .param(id)
                .query(SubscriptionStore::subscription)
                .optional();
    }

    Optional<WebhookSubscription> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(SubscriptionStore::subscription)
                .optional();
    }

    List<WebhookSubscription> list(UUID after, int limit) {
        return jdbc.sql(SELECT + "where id > ? order by id limit ?")
                .params(after, limit)
                .query(SubscriptionStore::subscription)
                .list();
    }

    List<WebhookSubscription> enabled() {
        return jdbc.sql(SELECT + "where enabled")
                .query(SubscriptionStore::subscription)
                .list();
    }

    boolean update(UUID id, String url, List<String> eventTypes, boolean enabled) {
        return jdbc.sql("""
                                update webhook_subscription
                                set url = ?, event_types = ?, enabled = ?, updated_at = now() where id = ?
                                """)
                        .params(url, eventTypes.toArray(String[]::new), enabled, id)
                        .update()
                == 1;
    }

    void disable(UUID id) {
        jdbc.sql("update webhook_subscription set enabled = false, updated_at = now() where id = ?")
                .param(id)
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from webhook_subscription where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    private static WebhookSubscription subscription(ResultSet row, int number) throws SQLException {
        return new WebhookSubscription(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("secret"),
                List.of((String[]) row.getArray("event_types").getArray()),
                row.getBoolean("enabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
