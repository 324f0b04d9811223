package io.serai.conversation;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConversationSearchStore {

    private static final int MANY = 10_000;
    private static final String SAID = "message.words @@ to_tsquery('simple', :query)";
    private static final String NAMED =
            "to_tsvector('simple', coalesce(customer.display_name, '')) @@ to_tsquery('simple', :query)";
    private static final String REACHED = "to_tsvector('simple', customer_address.address || ' '"
            + " || translate(customer_address.address, '@', ' ')) @@ to_tsquery('simple', :query)";

    /** Found by the words, then put in order: what is said seldom. As arrays, so that no plan takes them for thousands. */
    private static final String SELDOM = """
            id = any(array(
              select conversation_id from message where %s
              union
              select conversation.id from conversation where customer_id = any(array(
                select id from customer where %s union select customer_id from customer_address where %s))))
            """.formatted(SAID, NAMED, REACHED);

    /** Looked through in order until there are enough: what is said often. Offsets keep each from being a list of all. */
    private static final String OFTEN = """
            exists (select from message where conversation_id = conversation.id and %s offset 0)
            or exists (select from customer where id = conversation.customer_id and %s offset 0)
            or exists (select from customer_address where customer_id = conversation.customer_id and %s offset 0)
            """.formatted(SAID, NAMED, REACHED);

    private final JdbcClient jdbc;

    ConversationSearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param query for to_tsquery @return the latest first */
    List<UUID> find(ConversationFilter filter, String query, ActivityCursor after, int limit) {
        ConversationWhere where = ConversationWhere.of(filter, after);
        String found = isOften(query) ? "(" + OFTEN + ")" : SELDOM;
        return jdbc.sql("select id from conversation where " + where.sql() + " and " + found
                        + " order by active_at desc, id desc limit :limit")
                .params(where.params())
                .param("query", query)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private boolean isOften(String query) {
        return jdbc.sql("""
                        select (select count(*) from (select from message where %s limit :many) said) = :many
                          or (select count(*) from (select from customer where %s limit :many) named) = :many
                          or (select count(*) from (select from customer_address where %s limit :many) reached) = :many
                        """.formatted(SAID, NAMED, REACHED))
                .param("query", query)
                .param("many", MANY)
                .query(Boolean.class)
                .single();
    }
}
