package io.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole hub: the search behind its Kamelet, and the schedule. */
@HubTest
class SearchActionTest {

    @TempDir
    static Path articles;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("serai.knowledge.folders", () -> articles.toString());
        properties.add("serai.knowledge.sync-cron", () -> "* * * * * ?");
    }

    @Autowired
    ProducerTemplate routes;

    @Autowired
    TestRestTemplate http;

    @BeforeAll
    static void anArticle() throws IOException {
        Files.writeString(articles.resolve("tea.md"), "# Green tea\n\nWe sell green tea from Jeju.");
    }

    @Test
    void aQuestionGoesInAndPassagesComeOut() {
        assertThat(ask("Is there tea from Jeju?")).first().isInstanceOfSatisfying(Passage.class, passage -> assertThat(
                        passage.slug())
                .isEqualTo("tea"));
    }

    @Test
    void theScheduleBringsNewArticles() throws IOException {
        Files.writeString(articles.resolve("coffee.md"), "# Coffee\n\nThere is none.");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(ask("coffee")).first().extracting("slug").isEqualTo("coffee"));
    }

    @Test
    void healthCountsTheKnowledgeBaseIn() {
        assertThat(http.getForObject("/actuator/health", String.class)).contains("\"status\":\"UP\"");
    }

    private List<?> ask(String text) {
        return routes.requestBody("kamelet:lucene-search-action", new Question(text, "en", 3), List.class);
    }
}
