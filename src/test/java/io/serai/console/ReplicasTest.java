package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.SeraiApplication;
import io.serai.Staff;
import io.serai.Staff.Hired;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Two hubs on one database. */
@ApiTest
@Import(Staff.class)
class ReplicasTest {
    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Environment environment;

    @Test
    void aCookieOfOneReplicaHoldsOnAnotherAndEndsOnBoth() {
        try (ConfigurableApplicationContext other = startAnother()) {
            int otherPort = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Hired supervisor = staff.hire("SUPERVISOR");
            Hired agent = staff.hire("AGENT");
            Browser here = new Browser(port);
            Browser there = new Browser(otherPort);
            here.signIn(agent.email(), Staff.PASSWORD);
            there.cookies.putAll(here.cookies);
            assertThat(there.get("/api/v1/approvals/pending").status()).isEqualTo(200);
            assertThat(there.post("/api/v1/session/activity", null).status()).isEqualTo(200);

            Browser boss = new Browser(otherPort);
            boss.signIn(supervisor.email(), Staff.PASSWORD);
            assertThat(boss.send("PUT", "/api/v1/users/%s/role".formatted(agent.id()), "{\"role\":\"SENIOR_AGENT\"}")
                            .status())
                    .isEqualTo(200);

            assertThat(here.get("/api/v1/session").status()).isEqualTo(401);
            assertThat(there.get("/api/v1/session").status()).isEqualTo(401);
        }
    }

    @Test
    void whoIsThereOnOneReplicaIsSeenOnAnother() {
        try (ConfigurableApplicationContext other = startAnother()) {
            int otherPort = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Hired mina = staff.hire("AGENT");
            String agent = Api.basic(mina.email(), Staff.PASSWORD);
            String colleague = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
            Api here = new Api(port);
            Api there = new Api(otherPort);
            String path = "/api/v1/conversations/"
                    + here.post("/api/v1/conversations", null, "{\"text\":\"Hello\"}")
                            .body()
                            .get("conversation_id")
                            .asText();
            try (Followed events = new Followed(otherPort, colleague)) {
                here.post(path + "/presence", agent, "{\"doing\":\"typing\"}");
                await().until(() -> events.named("presence").size() == 1);
                assertThat(events.named("presence").get(0)).contains(mina.id().toString(), "typing");
            }
            assertThat(there.get(path, colleague).body().get("present").findValuesAsText("account_id"))
                    .containsExactly(mina.id().toString());
        }
    }

    @Test
    void whoTypesOnOneReplicaIsSeenOnAnotherByTheOtherSide() {
        try (ConfigurableApplicationContext other = startAnother()) {
            int otherPort = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            String agent = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
            Api here = new Api(port);
            Api.Answer begun = here.post("/api/v1/conversations", null, "{\"text\":\"Hello\"}");
            String path = RateLimitTest.path(begun);
            String visitor = RateLimitTest.token(begun);
            here.post(path + "/person", visitor, null);
            try (Followed desk = new Followed(otherPort, agent);
                    Followed chat = new Followed(otherPort, visitor, path + "/events")) {
                String handoff = here.get(path, agent).body().get("handoff_id").asText();
                here.post("/api/v1/handoffs/" + handoff + "/claim", agent, null);
                await().until(() -> chat.named("status").stream().anyMatch(it -> it.contains("WITH_PERSON")));

                here.send("PUT", path + "/typing", visitor, "{\"typing\":true}");
                here.post(path + "/presence", agent, "{\"doing\":\"typing\"}");

                await().until(() -> desk.named("presence").stream().anyMatch(it -> it.contains("\"customer\":true")));
                await().until(() -> chat.named("typing").size() == 1);
                await().until(() -> chat.named("read").size() == 1);
            }
        }
    }

    private ConfigurableApplicationContext startAnother() {
        return new SpringApplicationBuilder(SeraiApplication.class)
                .registerShutdownHook(false)
                .run(Map.of(
                                "server.port", "0",
                                "serai.home", "target/test-home-2",
                                "camel.main.name", "serai-" + UUID.randomUUID(),
                                "camel.main.shutdown-timeout", "5",
                                "spring.datasource.hikari.maximum-pool-size", "6",
                                "serai.database.url", environment.getRequiredProperty("serai.database.url"),
                                "serai.database.username", "postgres",
                                "serai.database.password", "postgres",
                                "serai.agent.password", Api.PASSWORD)
                        .entrySet()
                        .stream()
                        .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                        .toArray(String[]::new));
    }
}
