package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.TestDatabase;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * That lists of many conversations are read along an index, with an agent's rights: what PostgreSQL would do, and how many
 * rows it would touch, not how long it takes on the machine of the test.
 */
@QuietHubTest
class ConversationListPlanTest {

    private static final int MANY = 20_000;

    @Autowired
    JdbcClient jdbc;

    @Value("${serai.database.url}")
    String url;

    Person mina;

    @BeforeEach
    void manyConversations() {
        UUID agent = People.agent(jdbc, "Mina");
        mina = Person.withAccount(agent, "AGENT");
        if (jdbc.sql("select count(*) from conversation").query(Integer.class).single() >= MANY) {
            return;
        }
        jdbc.sql("insert into customer (id) select md5('c' || n)::uuid from generate_series(1, :many) n")
                .param("many", MANY)
                .update();
        jdbc.sql("""
                        insert into conversation (id, channel_id, customer_id, status, active_at)
                        select md5('c' || n)::uuid, 'webchat', md5('c' || n)::uuid,
                          case when n % 500 = 0 then 'WITH_AGENT' else 'RESOLVED' end, now() - n * interval '1 minute'
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
        jdbc.sql("""
                        insert into message (id, conversation_id, channel_id, direction, author, text)
                        select md5('m' || n)::uuid, md5('c' || n)::uuid, 'webchat', 'IN', 'CUSTOMER',
                          'Where is order ' || n || '?' from generate_series(1, :many) n
                        """).param("many", MANY).update();
        for (String table : List.of("conversation", "customer", "message", "draft", "account")) {
            TestDatabase.asOwner(url, "analyze " + table);
        }
    }

    @Test
    void theFirstAndAFurtherPageFollowTheIndex() throws Exception {
        ActivityCursor cursor = new ActivityCursor(Instant.now().minusSeconds(600_000), UUID.randomUUID());
        assertThat(plan(new ConversationFilter(null, null, null, null), null)).contains("conversation_active");
        assertThat(plan(new ConversationFilter(null, null, null, null), cursor))
                .contains("conversation_active")
                .contains("Index Cond");
    }

    @Test
    void aRareStatusFollowsItsOwnIndex() throws Exception {
        assertThat(plan(new ConversationFilter(Status.WITH_AGENT, null, null, null), null))
                .contains("conversation_status");
    }

    private String plan(ConversationFilter filter, ActivityCursor after) throws Exception {
        ConversationWhere where = ConversationWhere.of(filter, after);
        List<String> plan = Acting.as(mina, () -> jdbc.sql("explain " + ConversationSummaryStore.select(where))
                .params(where.params())
                .param("limit", 51)
                .query(String.class)
                .list());
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on conversation"));
        return String.join("\n", plan);
    }
}
