package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does: the steps of README, its own lines cut out of it, on a packaged demo. */
class DemoIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPLAINT = "I wish to file a formal complaint about an employee";

    @TempDir
    Path home;

    @Test
    void theStepsOfReadmeWorkAsTheyAreWritten() throws Exception {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0,
                "Skipped: README's steps need curl, which this machine lacks");
        String smtp = Integer.toString(FreePort.next());
        String imap = Integer.toString(FreePort.next());
        try (HubProcess hub = HubProcess.takenApart(home)
                .with("SPRING_PROFILES_ACTIVE", "demo")
                .with("SERAI_DEMO_SMTP_PORT", smtp)
                .with("SERAI_DEMO_IMAP_PORT", imap)) {
            hub.start();
            Map<String, String> ports =
                    Map.of(":8080", ":" + hub.uri("/").getPort(), ":3025", ":" + smtp, ":3143", ":" + imap);
            assertTheLogEndsWithWhatToTry(hub);
            chat(new Customers(hub));
            mail(ReadmeSteps.of("(b)").with(ports));
            approve(new Customers(hub), ReadmeSteps.of("(c)").with(ports));
        }
    }

    private static void assertTheLogEndsWithWhatToTry(HubProcess hub) throws Exception {
        String here = hub.uri("").toString().replace("127.0.0.1", "localhost");
        await().until(() -> Files.readString(hub.log()).contains("(d) "));
        String log = Files.readString(hub.log());
        assertThat(log.substring(log.indexOf("Serai is ready")))
                .contains("open " + here, "curl -s smtp://", here + "/api/v1/approvals/pending");
        assertThat(log.strip().lines().toList()).last().asString().startsWith("(d) See more");
    }

    /** (a): the page of the shop is tried in a browser by DemoShopIT. */
    private static void chat(Customers customers) throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (String question : List.of("When will my order arrive?", "토요일에도 배송되나요?")) {
            assertThat(readme).contains("*" + question + "*");
            JsonNode begun =
                    Customers.json(customers.begin("readme-question-of-length-" + question.length(), question));
            JsonNode answered = awaitStatus(customers, begun, "ANSWERED");
            assertThat(answered.at("/messages/1/sources")).isNotEmpty();
        }
    }

    private static void mail(ReadmeSteps steps) throws Exception {
        assertThat(steps.commands()).hasSize(2);
        steps.run(0);
        String mailbox = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> steps.run(1), answer -> answer.contains("Subject:"));
        assertThat(mailbox).contains("Re: Express", "From: ", "To: you@customer.example", "6,000 won");
    }

    private static void approve(Customers customers, ReadmeSteps steps) throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains("*" + COMPLAINT + "*");
        assertThat(steps.commands()).hasSize(3);
        JsonNode begun = Customers.json(customers.begin("readme-complaint", COMPLAINT));
        awaitStatus(customers, begun, "AWAITING_APPROVAL");

        JsonNode pending = JSON.readTree(steps.run(0)).path("items");
        assertThat(pending).hasSize(1);
        assertThat(pending.get(0).path("question").asText()).isEqualTo(COMPLAINT);
        ReadmeSteps withId =
                steps.with(Map.of("/ID/", "/" + pending.get(0).path("id").asText() + "/"));
        assertThat(JSON.readTree(withId.run(1)).path("lease_until").asText()).isNotBlank();
        assertThat(JSON.readTree(withId.run(2)).path("status").asInt())
                .as("no problem")
                .isZero();

        JsonNode answered = awaitStatus(customers, begun, "ANSWERED");
        assertThat(answered.at("/messages/1/text").asText())
                .isEqualTo(pending.get(0).path("answer").asText());
    }

    private static JsonNode awaitStatus(Customers customers, JsonNode begun, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> customers.conversation(begun),
                        conversation -> status.equalsIgnoreCase(
                                conversation.path("status").asText()));
    }
}
