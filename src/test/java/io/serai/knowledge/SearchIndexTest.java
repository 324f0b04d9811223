package io.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.TestDatabase;
import io.serai.knowledge.internal.index.SearchIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index is a copy: whatever happens to its files, the database brings it back. */
class SearchIndexTest {

    @TempDir
    Path temporary;

    private final String database = TestDatabase.create();
    private Path articles;

    @BeforeEach
    void twoArticles() throws IOException {
        articles = Files.createDirectories(temporary.resolve("articles"));
        Files.writeString(articles.resolve("tea.md"), "# Green tea\n\nWe sell green tea from Jeju.");
        Files.writeString(articles.resolve("returns.md"), "# Returns\n\nSend it back within thirty days.");
    }

    @ParameterizedTest
    @ValueSource(strings = {".cfs", ".si", "segments_"})
    void damagedFilesAreMadeAnewAtTheNextStart(String which) throws IOException {
        start("home").close();
        damage(files().stream()
                .filter(file -> file.getFileName().toString().contains(which))
                .findFirst()
                .orElseThrow());

        try (KnowledgeHub hub = start("home")) {
            assertThat(hub.best("green tea")).isEqualTo("tea");
            assertThat(hub.best("thirty days")).isEqualTo("returns");
            assertThat(hub.sync().embedded()).isZero();
        }
    }

    @Test
    void missingFilesAreMadeAnewWhileTheOldOnesStillAnswer() throws IOException {
        try (KnowledgeHub hub = start("home")) {
            for (Path file : files()) {
                Files.delete(file);
            }
            assertThat(hub.best("green tea")).isEqualTo("tea");

            hub.sync();

            assertThat(hub.best("green tea")).isEqualTo("tea");
            assertThat(files()).isNotEmpty();
        }
        try (KnowledgeHub hub = start("home")) {
            assertThat(hub.best("green tea")).isEqualTo("tea");
        }
    }

    @Test
    void anIndexOfAnotherDatabaseIsNotBelieved() throws IOException {
        start("home").close();
        Files.writeString(articles.resolve("tea.md"), "# Black tea\n\nWe sell black tea.");

        try (KnowledgeHub hub =
                KnowledgeHub.start(TestDatabase.create(), temporary.resolve("home"), articles.toString())) {
            assertThat(hub.search("green")).extracting(Passage::title).doesNotContain("Green tea");
            assertThat(hub.best("black tea")).isEqualTo("tea");
        }
    }

    @Test
    void aSecondHubInTheSameFolderSearchesWithAnIndexOfItsOwn() {
        try (KnowledgeHub first = start("home");
                KnowledgeHub second = start("home")) {
            assertThat(first.best("green tea")).isEqualTo("tea");
            assertThat(second.best("green tea")).isEqualTo("tea");
        }
    }

    @Test
    void aHubNoticesWhatAnotherHubChanged() throws IOException {
        try (KnowledgeHub first = start("home");
                KnowledgeHub second = start("home-2")) {
            Files.writeString(articles.resolve("coffee.md"), "# Coffee\n\nThere is none.");
            first.sync();
            assertThat(second.best("coffee")).isNotEqualTo("coffee");

            second.bean(SearchIndex.class).refresh();

            assertThat(second.best("coffee")).isEqualTo("coffee");
        }
    }

    @Test
    void healthTellsHowFarTheIndexIsBehind() throws IOException {
        try (KnowledgeHub first = start("home");
                KnowledgeHub second = start("home-2")) {
            Files.writeString(articles.resolve("coffee.md"), "# Coffee\n\nThere is none.");
            first.sync();

            var health = second.health().health();

            assertThat(health.getStatus().getCode()).isEqualTo("UP");
            assertThat(health.getDetails())
                    .containsEntry("articles", 2)
                    .containsEntry("index_revision", 1L)
                    .containsEntry("database_revision", 2L);
            second.bean(SearchIndex.class).close();
            assertThat(second.health().health().getStatus().getCode()).isEqualTo("DOWN");
            assertThat(second.search("coffee")).isEmpty();
        }
    }

    private KnowledgeHub start(String home) {
        return KnowledgeHub.start(database, temporary.resolve(home), articles.toString());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(temporary.resolve("home/data/index"))) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    private static void damage(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("damaged".getBytes()), channel.size() / 2);
        }
    }
}
