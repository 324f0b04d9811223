package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar} in an empty folder. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PackagedHubIT {

    @TempDir
    Path home;

    @Test
    void startsInAnEmptyFolderAndAnswersFromTheFoldersOwnArticles() throws Exception {
        Files.createDirectories(home.resolve("knowledge"));
        Files.writeString(home.resolve("knowledge/opening-hours.md"), """
                ---
                title: When are you open?
                topic: store
                language: en
                questions:
                  - What are your opening hours?
                ---
                The workshop is open from Monday to Friday, 8:00 to 17:00.
                """);
        try (HubProcess hub = HubProcess.ofOneFile(home)) {
            hub.start();
            Customers customers = new Customers(hub);
            JsonNode started = Customers.json(customers.begin("packaged-hub-first", "What are your opening hours?"));
            try (Stream<String> events = customers.follow(started)) {
                assertThat(events.filter(line -> line.startsWith("data:"))
                                .filter(data -> data.contains("\"author\":\"ASSISTANT\""))
                                .findFirst())
                        .hasValueSatisfying(reply -> assertThat(reply).contains("8:00 to 17:00", "When are you open?"));
            }
            JsonNode conversation = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> customers.conversation(started),
                            c -> c.path("messages").size() == 2);
            assertThat(conversation.at("/messages/1/text").asText()).contains("8:00 to 17:00");
            assertThat(conversation.path("status").asText()).isEqualToIgnoringCase("answered");
            assertThat(home.resolve("data/postgres/postmaster.pid")).exists();
            assertThat(home.resolve("data/index")).isNotEmptyDirectory();
        }
        assertThat(home.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void channelsKameletsAndRoutesOfTheWorkingFolderAreUsedAndAMistakeInOneStaysThere() throws Exception {
        furnish();
        try (HubProcess hub = HubProcess.ofOneFile(home)) {
            hub.start();
            assertFurnished(hub);
        }
    }

    @Test
    void theFolderThatSeraiHomeNamesIsUsedInsteadOfTheWorkingFolder(@TempDir Path elsewhere) throws Exception {
        furnish();
        try (HubProcess hub = HubProcess.takenApart(home).from(elsewhere)) {
            hub.start();
            assertFurnished(hub);
            assertThat(home.resolve("data/postgres/postmaster.pid")).exists();
            assertThat(home.resolve("data/index")).isNotEmptyDirectory();
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    private void furnish() throws Exception {
        write("channels-config/webchat/channel.yaml", "kind: webchat\nmode: shadow\n");
        write("channels-config/lamp/channel.yaml", "kind: lamp\nsource: {name: \"${LAMP}\"}\n");
        write(".env", "LAMP=genie\n");
        write("channels-config/broken/channel.yaml", "kind: email\nauto-treshold: 0.9\n");
        write("kamelets/lamp-source.kamelet.yaml", kamelet("lamp-source", "source", "direct:lamp-{{name}}"));
        write("kamelets/lamp-sink.kamelet.yaml", kamelet("lamp-sink", "sink", "kamelet:source"));
        write("knowledge/opening-hours.md", "---\ntitle: When are you open?\n---\nFrom Monday to Friday.\n");
        write("routes/greeting.camel.yaml", """
                - route:
                    id: greeting
                    description: A route of the operator's own.
                    from:
                      uri: timer
                      parameters:
                        timerName: greeting
                        repeatCount: 1
                      steps:
                        - log:
                            loggingLevel: WARN
                            message: a greeting from the folder
                """);
    }

    private static void assertFurnished(HubProcess hub) throws Exception {
        Customers customers = new Customers(hub);
        String channels = customers.asAgent("/api/v1/channels").body();
        JsonNode list = new ObjectMapper().readTree(channels).path("items");
        assertThat(channel(list, "webchat").path("state").asText()).isEqualToIgnoringCase("up");
        assertThat(channel(list, "webchat").path("mode").asText()).isEqualToIgnoringCase("shadow");
        assertThat(channel(list, "lamp").path("state").asText()).isEqualToIgnoringCase("up");
        assertThat(channel(list, "broken").path("state").asText()).isEqualToIgnoringCase("misconfigured");
        assertThat(channels).contains("auto-treshold");
        await().untilAsserted(() -> assertThat(Files.readString(hub.log()))
                .contains("channels-config/broken/channel.yaml")
                .contains("auto-treshold")
                .contains("a greeting from the folder"));
    }

    private static JsonNode channel(JsonNode channels, String id) {
        for (JsonNode channel : channels) {
            if (channel.path("id").asText().equals(id)) {
                return channel;
            }
        }
        throw new AssertionError("No channel " + id + " in " + channels);
    }

    private void write(String file, String text) throws Exception {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private static String kamelet(String name, String type, String from) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: %s
                  labels:
                    camel.apache.org/kamelet.type: %s
                spec:
                  definition:
                    title: Lamp
                    description: A channel of the operator's own.
                    properties:
                      name:
                        description: Whose lamp.
                        type: string
                        default: nobody
                  template:
                    from:
                      uri: "%s"
                      steps:
                        - %s
                """.formatted(name, type, from, type.equals("source") ? "to: kamelet:sink" : "log: rubbed");
    }
}
