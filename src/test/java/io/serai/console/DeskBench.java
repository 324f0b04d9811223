package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the lists of the desk take over HTTP with 100,000 conversations and 5,000 waiting drafts stored. Run alone and
 * by name: {@code ./mvnw -P bench test -Dtest=DeskBench}.
 */
@ApiTest
class DeskBench {
    private static final int CONVERSATIONS = 100_000;
    private static final int WAITING = 5_000;
    private static final int WARM_UP = 100;
    private static final int REQUESTS = 200;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Value("${serai.database.url}")
    String url;

    @Test
    void listsOfManyConversations() throws Exception {
        fill();
        Api api = new Api(port);
        String agent = Api.basic("agent@serai.local", Api.PASSWORD);
        String second = api.get("/api/v1/conversations", agent)
                .body()
                .get("next_cursor")
                .asText();
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("the newest", "/conversations");
        lists.put("the page after", "/conversations?cursor=" + second);
        lists.put("a status of one in 500", "/conversations?status=WITH_AGENT");
        lists.put("mine", "/conversations?holder=me");
        lists.put("a channel without any", "/conversations?channel_id=telegram");
        lists.put("a rare word", "/conversations?q=4711");
        lists.put("a word of one in 100", "/conversations?q=refund");
        lists.put("a word of all", "/conversations?q=order");
        lists.put("the queue", "/approvals/pending");
        Path report = Path.of("target", "desk-bench.txt");
        Files.deleteIfExists(report);
        for (Map.Entry<String, String> list : lists.entrySet()) {
            String line = measured(api, agent, list.getKey(), "/api/v1" + list.getValue());
            Files.writeString(report, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static String measured(Api api, String agent, String name, String path) {
        double[] millis = new double[REQUESTS];
        for (int i = -WARM_UP; i < REQUESTS; i++) {
            long start = System.nanoTime();
            assertThat(api.get(path, agent).status()).isEqualTo(200);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return "%-24s p50 %7.1f ms  p95 %7.1f ms  max %7.1f ms"
                .formatted(name, millis[REQUESTS / 2], millis[REQUESTS * 95 / 100], millis[REQUESTS - 1]);
    }

    private void fill() {
        jdbc.sql("insert into customer (id, display_name) select md5('c' || n)::uuid, 'Customer ' || n"
                        + " from generate_series(1, :many) n")
                .param("many", CONVERSATIONS)
                .update();
        jdbc.sql("""
                        insert into conversation (id, channel_id, customer_id, status, agent_id, active_at)
                        select md5('c' || n)::uuid, 'webchat', md5('c' || n)::uuid,
                          case when n % 500 = 0 then 'WITH_AGENT' else 'RESOLVED' end,
                          case when n % 1000 = 0 then (select id from account limit 1) end, now() - n * interval '1 minute'
                        from generate_series(1, :many) n
                        """).param("many", CONVERSATIONS).update();
        jdbc.sql("""
                        insert into message (id, conversation_id, channel_id, direction, author, text, created_at)
                        select md5('m' || n || '-' || k)::uuid, md5('c' || n)::uuid, 'webchat', 'IN', 'CUSTOMER',
                          'Where is my order ' || n || '? It is late.' || case when n % 100 = 0 then ' Refund me.' else '' end,
                          now() - n * interval '1 minute' - k * interval '1 second'
                        from generate_series(1, :many) n, generate_series(1, 3) k
                        """).param("many", CONVERSATIONS).update();
        jdbc.sql("insert into turn (id, conversation_id) select md5('c' || n)::uuid, md5('c' || n)::uuid"
                        + " from generate_series(1, :many) n")
                .param("many", WAITING)
                .update();
        jdbc.sql("""
                        insert into draft (id, conversation_id, turn_id, revision, channel_id, question, answer, citations,
                          passages, prompt_version, model_calls, action, grounding, signals, topic, probability, threshold,
                          policy_version, decision, reason)
                        select md5('c' || n)::uuid, md5('c' || n)::uuid, md5('c' || n)::uuid, 1, 'webchat', 'Where?',
                          'Two days.', '[]', '[]', 'test', '[]', 'ANSWER', '{}', '{}', 'shipping', 0.5, 0.8, 'test',
                          'APPROVAL', 'below_threshold' from generate_series(1, :many) n
                        """).param("many", WAITING).update();
        jdbc.sql("""
                        insert into approval (id, conversation_id, turn_id, draft_id, channel_id, revision, state, priority,
                          due_at)
                        select md5('c' || n)::uuid, md5('c' || n)::uuid, md5('c' || n)::uuid, md5('c' || n)::uuid, 'webchat',
                          1, 'PENDING', n % 3, now() + n * interval '1 minute' from generate_series(1, :many) n
                        """).param("many", WAITING).update();
        TestDatabase.asOwner(url, "vacuum analyze");
    }
}
