package io.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.DraftedTurns;
import io.serai.HubTest;
import io.serai.People;
import io.serai.SeraiApplication;
import io.serai.approval.Decision.Action;
import io.serai.assistant.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The hub that took the decisions never does any work of its queue, as one that was killed right then. */
@HubTest
@Import(DraftedTurns.class)
@TestPropertySource(properties = {"serai.queue=idle", "serai.approval.undo-window=1s"})
class DecisionsOutliveTheHubTest {

    @Autowired
    Approvals approvals;

    @Autowired
    DraftedTurns turns;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anotherHubSendsWhatWasDecidedOnceAndNotWhatWasTakenBack() {
        UUID mina = People.agent(jdbc, "Mina");
        UUID sent = approved(mina);
        UUID undone = approved(mina);
        approvals.undo(approvals.openIn(undone).orElseThrow(), mina);

        try (ConfigurableApplicationContext other = startAnother()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> replies(sent).size() == 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> decisionsLeft() == 0);
            assertThat(replies(sent)).containsExactly("Two days.");
            assertThat(replies(undone)).isEmpty();
        }
    }

    private UUID approved(UUID agent) {
        Draft draft = turns.ask("Where is my order?");
        approvals.request(draft.id());
        UUID approval = approvals.openIn(draft.conversationId()).orElseThrow();
        approvals.claim(approval, agent);
        approvals.decide(approval, agent, new Decision(Action.APPROVE, null, null, null));
        return draft.conversationId();
    }

    private List<String> replies(UUID conversation) {
        return jdbc.sql("select text from message where conversation_id = ? and reply_to_turn is not null")
                .param(conversation)
                .query(String.class)
                .list();
    }

    private int decisionsLeft() {
        return jdbc.sql("select count(*) from work_item where topic = 'decisions'")
                .query(Integer.class)
                .single();
    }

    private ConfigurableApplicationContext startAnother() {
        // The turns are drafted by the test: nobody else may.
        jdbc.sql("delete from work_item where topic = 'turns'").update();
        return new SpringApplicationBuilder(SeraiApplication.class)
                .registerShutdownHook(false)
                .run(Map.of(
                                "server.port", "0",
                                "serai.home", "target/test-home-2",
                                "camel.main.name", "serai-" + UUID.randomUUID(),
                                "camel.main.shutdown-timeout", "5",
                                "spring.datasource.hikari.maximum-pool-size", "12",
                                "serai.database.url", environment.getRequiredProperty("serai.database.url"),
                                "serai.database.username", "postgres",
                                "serai.database.password", "postgres")
                        .entrySet()
                        .stream()
                        .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                        .toArray(String[]::new));
    }
}
