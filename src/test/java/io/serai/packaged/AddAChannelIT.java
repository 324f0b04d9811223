package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/channels/add-a-channel.md as its reader follows it: the commands that stand there, against the packaged hub. */
class AddAChannelIT {

    private static final Path DOCS = Path.of("docs/channels");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern REPORT = Pattern.compile("(?ms)^```\n(Channel shop-app.*?)^```$");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private String page;
    private final List<String> left = new ArrayList<>();

    @BeforeEach
    void read() throws Exception {
        for (String tool : new String[] {"curl", "openssl", "sed", "od", "base64"}) {
            assumeThat(new ProcessBuilder("sh", "-c", "command -v " + tool)
                            .start()
                            .waitFor())
                    .as("The page needs " + tool)
                    .isZero();
        }
        page = Files.readString(DOCS.resolve("add-a-channel.md"));
        Matcher commands = COMMANDS.matcher(page);
        while (commands.find()) {
            left.add(commands.group(1));
        }
    }

    @Test
    void itsReaderSeesWhatItSays() throws Exception {
        try (ReadersShell reader = new ReadersShell(folder)) {
            reader.begin(commands("mkdir hub"));
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> reader.run("curl -sf http://localhost:8080/actuator/health/readiness")
                            .contains("UP"));
            reader.moveTo("hub");
            for (String beside : new String[] {"post.sh", "Receiver.java"}) {
                Files.copy(DOCS.resolve(beside), folder.resolve("hub").resolve(beside));
            }
            assertThat(folder.resolve("hub/post.sh").toFile().setExecutable(true))
                    .isTrue();

            String version = addTheChannel(reader);
            sendAndReceive(reader);
            assertThat(version).isNotBlank();
            checkIt(reader);
        }
        assertThat(left).as("commands of the page that nobody ran").isEmpty();
    }

    private String addTheChannel(ReadersShell reader) throws Exception {
        reader.run(commands("echo "));
        String look = commands("curl -s");
        await().atMost(SOON)
                .until(() -> channel(reader.run(look)).path("state").asText().equals("UP"));
        String version = channel(reader.run(look)).path("version").asText();

        reader.run(commands("sed -i 's/ url:/"));
        await().atMost(SOON)
                .until(() -> channel(reader.run(look)).path("mistake").asText().contains("uri"));
        assertThat(channel(reader.run(look)).path("state").asText()).isEqualTo("UP");
        assertThat(channel(reader.run(look)).path("version").asText()).isEqualTo(version);

        reader.run(commands("sed -i 's/ uri:/"));
        await().atMost(SOON)
                .until(() ->
                        channel(reader.run(look)).path("mistake").asText("").isEmpty());
        return version;
    }

    private static JsonNode channel(String answer) throws Exception {
        return StreamSupport.stream(
                        new ObjectMapper().readTree(answer).path("items").spliterator(), false)
                .filter(channel -> channel.path("id").asText().equals("shop-app"))
                .findFirst()
                .orElse(new ObjectMapper().createObjectNode());
    }

    private void sendAndReceive(ReadersShell reader) throws Exception {
        Path receiver = reader.begin(commands("java Receiver.java"));
        String post = commands("./post.sh");
        assertThat(reader.run(post)).contains("STORED");
        assertThat(reader.run(post)).contains("DUPLICATE");
        await().atMost(SOON).until(() -> reader.run(
                        "curl -s -u agent@serai.local:walkthrough" + " http://localhost:8080/api/v1/handoffs/open")
                .contains("conversation_id"));
        reader.run(commands("hub="));
        await().atMost(SOON).until(() -> Files.readString(receiver).contains("It arrives tomorrow."));
    }

    private void checkIt(ReadersShell reader) {
        String check = commands("java -jar serai.jar --conformance");
        String written = commands("cat > channels-config/shop-app/conformance.yaml");
        assertThat(written).endsWith(check);
        Matcher report = REPORT.matcher(page);
        assertThat(report.find()).isTrue();
        assertThat(reader.run(written)).contains(report.group(1).strip());
    }

    /** Those that begin so; each is run by the reader who comes to them. */
    private String commands(String beginning) {
        String found = left.stream()
                .filter(commands -> commands.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The page has no commands that begin with " + beginning));
        left.remove(found);
        return found;
    }
}
