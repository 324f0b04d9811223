package io.serai.console;

import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import io.serai.console.Api.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What a visitor can open of what an answer rests on. */
@ApiTest
@TestPropertySource(
        properties = {
            "serai.home=target/test-homes/sources",
            "serai.knowledge.folders=target/test-homes/sources/knowledge"
        })
@DirtiesContext
class SourcesShownTest {
    private static final Duration A_DRAFT = Duration.ofSeconds(30);
    private static final String ADDRESS = "https://shop.example/help/express?from=chat";
    private static final String PASSAGE = "A lantern is charged in three hours with the cable that comes with it.";

    static {
        ChannelHome.at("target/test-homes/sources")
                .channel("open", "kind: webchat\nauto-threshold: 0\n")
                .write("knowledge/express.md", """
                        ---
                        title: How much is express delivery?
                        url: %s
                        ---
                        Express delivery is 9 euros and takes one day.
                        """.formatted(ADDRESS))
                .write("knowledge/lantern.md", """
                        ---
                        title: How long does a lantern take to charge?
                        ---
                        %s
                        """.formatted(PASSAGE));
    }

    @LocalServerPort
    int port;

    @Autowired
    Channels channels;

    Api api;

    @BeforeEach
    void waitForTheChannel() {
        api = new Api(port);
        await().until(() -> channels.status("open")
                .filter(it -> it.state() == ChannelStatus.State.UP)
                .isPresent());
    }

    @Test
    void anArticleWithAnAddressOpensThere() {
        JsonNode source = sourceOf(ask("How much is express delivery?"));

        assertThat(source.get("title").asText()).isEqualTo("How much is express delivery?");
        assertThat(source.get("url").asText()).isEqualTo(ADDRESS);
        assertThat(source.has("passage")).isFalse();
    }

    @Test
    void anArticleWithoutOneShowsWhatWasCitedAndTheStreamSaysTheSame() throws Exception {
        Answer begun = ask("How long does a lantern take to charge?");
        JsonNode source = sourceOf(begun);

        assertThat(source.get("passage").asText()).isEqualTo(PASSAGE);
        assertThat(source.has("url")).isFalse();
        try (Followed events = new Followed(port, token(begun), path(begun) + "/events")) {
            await().atMost(A_DRAFT).until(() -> events.named("message").size() == 2);
            JsonNode told = new ObjectMapper().readTree(events.named("message").get(1));
            assertThat(told.get("sources").get(0)).isEqualTo(source);
        }
    }

    private Answer ask(String question) {
        return api.post(
                "/api/v1/conversations",
                null,
                "{\"text\":\"%s\",\"language\":\"en\",\"channel\":\"open\"}".formatted(question));
    }

    private JsonNode sourceOf(Answer begun) {
        await().atMost(A_DRAFT).until(() -> messages(begun).size() == 2);
        JsonNode sources = messages(begun).get(1).get("sources");
        assertThat(sources).isNotEmpty();
        return sources.get(0);
    }

    private JsonNode messages(Answer begun) {
        return api.get(path(begun), token(begun)).body().get("messages");
    }
}
