package io.serai.conversation;

import io.serai.account.NamedPerson;
import io.serai.conversation.ConversationSummary.LastMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations as lists show them. */
@Repository
class ConversationSummaryStore {

    /** The page first: what else is shown is looked up for its few rows only. */
    private static final String SELECT = """
            select listed.*, account.name as holder_name,
              name_of_customer(listed.customer_id) as customer_name, draft.topic, said.text, said.author, said.at
            from (select * from conversation where %s order by active_at desc, id desc limit :limit) listed
            left join account on account.id = listed.agent_id
            left join lateral (
              select topic from draft where conversation_id = listed.id order by created_at desc limit 1) draft on true
            left join lateral (
              select left(text, 300) as text, author, created_at as at from message where conversation_id = listed.id
              order by created_at desc, id desc limit 1) said on true
            order by listed.active_at desc, listed.id desc
            """;

    private final JdbcClient jdbc;

    ConversationSummaryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConversationSummary> list(ConversationFilter filter, ActivityCursor after, int limit) {
        return list(ConversationWhere.of(filter, after), limit);
    }

    List<ConversationSummary> list(List<UUID> ids) {
        return list(new ConversationWhere("id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new))), ids.size());
    }

    private List<ConversationSummary> list(ConversationWhere where, int limit) {
        return jdbc.sql(select(where))
                .params(where.params())
                .param("limit", limit)
                .query((row, number) -> summary(row))
                .list();
    }

    static String select(ConversationWhere where) {
        return SELECT.formatted(where.sql());
    }

    NamedCustomer customerOf(UUID conversationId) {
        return jdbc.sql(
                        "select customer_id as id, name_of_customer(customer_id) as name from conversation where id = ?")
                .param(conversationId)
                .query(NamedCustomer.class)
                .single();
    }

    private static ConversationSummary summary(ResultSet row) throws SQLException {
        return new ConversationSummary(
                row.getObject("id", UUID.class),
                row.getString("channel_id"),
                new NamedCustomer(row.getObject("customer_id", UUID.class), row.getString("customer_name")),
                row.getString("subject"),
                Status.valueOf(row.getString("status")),
                row.getString("topic"),
                NamedPerson.of(row.getObject("agent_id", UUID.class), row.getString("holder_name")),
                lastMessage(row),
                CustomerStore.time(row, "created_at"),
                CustomerStore.time(row, "active_at"));
    }

    private static LastMessage lastMessage(ResultSet row) throws SQLException {
        String author = row.getString("author");
        return author == null
                ? null
                : new LastMessage(row.getString("text"), Author.valueOf(author), CustomerStore.time(row, "at"));
    }
}
