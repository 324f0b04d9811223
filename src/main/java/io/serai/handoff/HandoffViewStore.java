package io.serai.handoff;

import io.serai.conversation.NamedCustomer;
import io.serai.shared.Acting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Handoffs as people read them. */
@Repository
class HandoffViewStore {

    private static final String UNREAD =
            "not exists (select from handoff_read where handoff_id = handoff.id and account_id = :reader::uuid)";

    private static final String SELECT = """
            select handoff.*, claimer.name as claimed_by_name, escalator.name as escalated_by_name,
              conversation.customer_id, name_of_customer(conversation.customer_id) as customer_name,
              coalesce(assessment.state, 'NONE') as assessment_state,
              (select topic from draft where draft.conversation_id = handoff.conversation_id
                 order by created_at desc limit 1) as topic,
              %s as unread,
              (select count(*) from message where message.conversation_id = handoff.conversation_id
                 and message.direction = 'IN' and message.automatic is null)
              + (select count(*) from message_edit join message on message.id = message_edit.message_id
                 where message.conversation_id = handoff.conversation_id) as revision
            from handoff
            join conversation on conversation.id = handoff.conversation_id
            left join account claimer on claimer.id = handoff.claimed_by
            left join account escalator on escalator.id = handoff.escalated_by
            left join assessment on assessment.handoff_id = handoff.id
            """.formatted(UNREAD);

    private final JdbcClient jdbc;

    HandoffViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<HandoffView> find(UUID id) {
        return query("handoff.id = :id", Map.of("id", id)).stream().findFirst();
    }

    Optional<HandoffView> openIn(UUID conversationId) {
        return query(
                        "handoff.conversation_id = :conversation and handoff.state in ('OPEN', 'CLAIMED')",
                        Map.of("conversation", conversationId))
                .stream()
                .findFirst();
    }

    /** The oldest first; of those that are unread the newest. */
    List<HandoffView> open(HandoffFilter filter, UUID after, int limit) {
        // Ids that follow from an Idempotency-Key are in no order.
        List<String> conditions = new ArrayList<>(List.of("handoff.state in ('OPEN', 'CLAIMED')", """
                (handoff.created_at, handoff.id) %s (
                  coalesce((select created_at from handoff where id = :after), '%sinfinity'), :after)""".formatted(
                        filter.unread() ? "<" : ">", filter.unread() ? "" : "-")));
        Map<String, Object> params = new HashMap<>(Map.of("after", after, "limit", limit));
        if (filter.channelId() != null) {
            conditions.add("handoff.channel_id = :channel");
            params.put("channel", filter.channelId());
        }
        if (filter.audience() != null) {
            conditions.add("handoff.audience = :audience");
            params.put("audience", filter.audience().name());
        }
        if (filter.holder() != null && filter.holder().accountId() == null) {
            // A lease that ran out holds nobody else up.
            conditions.add("(handoff.state = 'OPEN' or handoff.lease_until < now())");
        } else if (filter.holder() != null) {
            conditions.add("handoff.claimed_by = :agent");
            params.put("agent", filter.holder().accountId());
        }
        if (filter.unread()) {
            conditions.add(UNREAD);
        }
        String order = filter.unread()
                ? " order by handoff.created_at desc, handoff.id desc limit :limit"
                : " order by handoff.created_at, handoff.id limit :limit";
        return query(String.join(" and ", conditions) + order, params);
    }

    private List<HandoffView> query(String where, Map<String, Object> params) {
        return jdbc.sql(SELECT + " where " + where)
                .params(params)
                .param("reader", Acting.accountId())
                .query((row, number) -> view(row))
                .list();
    }

    private static HandoffView view(ResultSet row) throws SQLException {
        return new HandoffView(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("channel_id"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("summary"),
                row.getObject("claimed_by", UUID.class),
                row.getString("claimed_by_name"),
                instant(row, "claimed_at"),
                instant(row, "lease_until"),
                row.getInt("revision"),
                Audience.valueOf(row.getString("audience")),
                row.getString("topic"),
                new NamedCustomer(row.getObject("customer_id", UUID.class), row.getString("customer_name")),
                row.getObject("escalated_by", UUID.class),
                row.getString("escalated_by_name"),
                row.getBoolean("unread"),
                Assessment.State.valueOf(row.getString("assessment_state")),
                instant(row, "created_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
