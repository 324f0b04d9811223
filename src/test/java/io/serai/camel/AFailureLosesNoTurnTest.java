package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.Incoming;
import io.serai.TestDatabase;
import io.serai.channel.ChannelHome;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import io.serai.insight.EscalationFigure;
import io.serai.insight.EscalationFigures;
import io.serai.insight.Figure;
import io.serai.insight.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A hub whose search never works, and whose last model fails too when it is asked a certain question. */
@HubTest
@CamelSpringBootTest
@UseAdviceWith
@DirtiesContext
@TestPropertySource(
        properties = {
            "serai.home=target/test-homes/failing",
            "serai.knowledge.store=failing",
            "serai.insight.rollup-cron=0 0 0 1 1 ? 2099"
        })
class AFailureLosesNoTurnTest {

    private static final String UNANSWERABLE = "Which model answers this?";

    static {
        ChannelHome.at("target/test-homes/failing").write("kamelets/failing-search-action.kamelet.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: failing-search-action
                  labels:
                    camel.apache.org/kamelet.type: action
                spec:
                  definition:
                    title: Failing search
                    description: A search whose server is away.
                    type: object
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: The search server is away
                """);
    }

    @Autowired
    CamelContext camel;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    Figures figures;

    @Autowired
    EscalationFigures escalations;

    @Autowired
    JdbcClient jdbc;

    @Value("${serai.database.url}")
    String url;

    @BeforeEach
    void theLastModelFails() throws Exception {
        if (camel.isStarted()) {
            return;
        }
        AdviceWith.adviceWith(camel, "write-draft", route -> route.weaveById("to-model")
                .before()
                .process(exchange -> {
                    if (exchange.getMessage().getBody().toString().contains(UNANSWERABLE)) {
                        throw new IllegalStateException("The last model fails");
                    }
                }));
        camel.start();
    }

    @Test
    void aTurnWhoseSearchFailsEndsWithAPersonAndIsCounted() throws Exception {
        UUID conversation =
                arrivals.store(Incoming.webchat("How long does delivery take?")).conversationId();

        awaitAPerson(conversation);

        assertThat(reasonOfHandoff(conversation)).isEqualTo("search_failed");
        assertThat(reasonOfDraft(conversation)).isEqualTo("search_failed");
        assertThat(handoffsCounted("search_failed")).isEqualTo(1);
        assertThat(counted("searches-failed")).isEqualTo(1);
    }

    @Test
    void aTurnThatNoModelDraftsIsTriedAgainAndThenEndsWithAPersonAndIsCounted() {
        UUID conversation = arrivals.store(Incoming.webchat(UNANSWERABLE)).conversationId();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            letPausesEnd(conversation);
            return conversations.view(conversation).status() == Status.WITH_AGENT;
        });

        assertThat(reasonOfHandoff(conversation)).isEqualTo("drafting-failed");
        assertThat(handoffsCounted("drafting-failed")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from message where conversation_id = ?")
                        .param(conversation)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        await().until(() -> letPausesEnd(conversation) == 0);
    }

    private void awaitAPerson(UUID conversation) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> conversations.view(conversation).status() == Status.WITH_AGENT);
    }

    /** @return how much of the conversation's work is left */
    private int letPausesEnd(UUID conversation) {
        return jdbc.sql("update work_item set available_at = now() where topic = 'turns' and key = ?")
                .param(conversation.toString())
                .update();
    }

    private String reasonOfHandoff(UUID conversation) {
        return jdbc.sql("select reason from handoff where conversation_id = ?")
                .param(conversation)
                .query(String.class)
                .single();
    }

    private String reasonOfDraft(UUID conversation) {
        return jdbc.sql("select reason from draft where conversation_id = ?")
                .param(conversation)
                .query(String.class)
                .single();
    }

    private long handoffsCounted(String reason) {
        return escalations
                .between(Instant.now().minusSeconds(7_200), Instant.now().plusSeconds(60))
                .byReason()
                .stream()
                .filter(figure -> figure.key().equals(reason))
                .mapToLong(EscalationFigure::opened)
                .sum();
    }

    /** Once the hour is over. */
    private long counted(String name) throws Exception {
        TestDatabase.asOwner(url, "update event set at = at - interval '1 hour'");
        var route = camel.getRoute("metric-rollups");
        var exchange = route.getEndpoint().createExchange();
        route.getProcessor().process(exchange);
        assertThat(exchange.getException()).isNull();
        return figures.timeseries("minute", Instant.EPOCH, Instant.now()).stream()
                .filter(figure -> figure.name().equals(name))
                .mapToLong(Figure::count)
                .sum();
    }
}
