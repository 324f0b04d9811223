package io.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeSyncTest {

    private static final String REFUND = """
            ---
            title: "Refunds: how long do they take?"
            topic: payment
            questions:
              - when do I get my money back
              - 'refund not there yet'
            author: somebody # other fields are allowed
            ---
            # Refunds: how long do they take?

            A refund takes **five working days**. See [the policy](https://shop.example/refunds).
            """;

    @TempDir
    Path temporary;

    private final String database = TestDatabase.create();
    private Path articles;
    private KnowledgeHub hub;

    @BeforeEach
    void oneArticle() throws IOException {
        articles = Files.createDirectories(temporary.resolve("articles"));
        write("refund.md", REFUND);
        hub = start("home");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anArticleIsReadWithItsFrontMatterAndFoundFromTheStart() {
        Passage passage = hub.search("I want my money back").get(0);

        assertThat(passage.slug()).isEqualTo("refund");
        assertThat(passage.title()).isEqualTo("Refunds: how long do they take?");
        assertThat(passage.topic()).isEqualTo("payment");
        assertThat(passage.language()).isEqualTo("en");
        assertThat(passage.matchedQuestion()).isEqualTo("when do I get my money back");
        assertThat(passage.text())
                .isEqualTo("A refund takes five working days. See \"the policy\" (https://shop.example/refunds).");
        assertThat(passage.similarity()).isBetween(0.7, 1.0);
        assertThat(passage.lexical()).isPositive();
        assertThat(passage.score()).isBetween(0.9, 1.0);
    }

    @Test
    void whatHasNotChangedCostsNothing() {
        SyncReport report = hub.sync();

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.added() + report.changed() + report.removed() + report.embedded())
                .isZero();
        assertThat(report.revision()).isEqualTo(1);
    }

    @Test
    void aChangedArticleGetsANewVersionAndKeepsTheOldOne() throws IOException {
        write("refund.md", REFUND.replace("five working days", "ten calendar weeks"));

        SyncReport report = hub.sync();

        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.revision()).isEqualTo(2);
        // The passage is new; the title and the two questions were embedded before.
        assertThat(report.embedded()).isEqualTo(1);
        assertThat(hub.search("refund").get(0).text()).contains("ten calendar weeks");
        assertThat(hub.jdbc()
                        .sql("select body from article_version order by version")
                        .query(String.class)
                        .list())
                .satisfiesExactly(first -> assertThat(first).contains("five"), second -> assertThat(second)
                        .contains("ten"));
        assertThat(hub.count("chunk")).isEqualTo(4);
    }

    @Test
    void aVanishedArticleIsNoLongerFoundAndComesBackWithItsFile() throws IOException {
        Files.delete(articles.resolve("refund.md"));
        assertThat(hub.sync().removed()).isEqualTo(1);
        assertThat(hub.search("refund")).isEmpty();
        assertThat(hub.count("article where removed_at is not null")).isEqualTo(1);

        write("refund.md", REFUND);
        SyncReport report = hub.sync();

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.embedded()).isZero();
        assertThat(hub.best("refund")).isEqualTo("refund");
        assertThat(hub.count("article")).isEqualTo(1);
    }

    @Test
    void anArticleSaysWhereItCanBeReadAndOnlyOnTheWeb() throws IOException {
        write("here.md", "---\ntitle: Umbrellas\nurl: https://shop.example/umbrellas\n---\nUmbrellas are by the door.");
        write("there.jsonl", """
                {"slug":"scarf","question":"Are there scarves?","answer":"Scarves, yes.","url":"http://shop.example/s"}
                {"slug":"hat","question":"Are there hats?","answer":"Hats, yes.","url":"javascript:alert(1)"}
                {"slug":"sock","question":"Are there socks?","answer":"Socks, yes.","url":"/socks"}
                """);
        write("nowhere.csv", "slug,question,answer,url\nbelt,Are there belts?,\"Belts, yes.\",\n");

        SyncReport report = hub.sync();

        assertThat(report.faults().stream().map(fault -> fault.file() + ":" + fault.line()))
                .containsExactly("articles/there.jsonl:2", "articles/there.jsonl:3");
        assertThat(hub.search("umbrellas").get(0).url()).isEqualTo("https://shop.example/umbrellas");
        assertThat(hub.search("scarves").get(0).url()).isEqualTo("http://shop.example/s");
        assertThat(hub.search("belts").get(0).url()).isNull();

        write("here.md", "---\ntitle: Umbrellas\nurl: https://shop.example/rain\n---\nUmbrellas are by the door.");
        assertThat(hub.sync().changed()).isEqualTo(1);
        assertThat(hub.search("umbrellas").get(0).url()).isEqualTo("https://shop.example/rain");
    }

    @Test
    void badFilesAndLinesAreReportedAndStopNothing() throws IOException {
        write("a.md", "---\ntitle: [unclosed\n---\ntext");
        write("b.md", "---\ntitle: nothing below\n---\n");
        Files.write(articles.resolve("c.md"), new byte[] {'a', (byte) 0xC3, (byte) 0x28});
        write("d.md", "a\0b");
        write("README.md", "about this folder");
        write("e.csv", """
                slug,question,variants,answer,topic,language
                good,Where is my parcel?,parcel lost|no parcel,"It is on its way,
                said ""the"" courier.",shipping,en
                bad,too,few
                ,no slug,,answer,,
                good,twice,,answer,,
                later,Is there a newsletter?,,"Yes, there is.",,
                """);
        write("f.csv", "question,answer\na,b\n");
        write("g.csv", "slug,question,answer\na,b,\"never closed\n");
        write("h.jsonl", """
                {"slug":"tea","question":"Do you sell tea?","variants":["green tea"],"answer":"Yes, 36 kinds."}
                not json

                [1]
                {"slug":"tea-2","answer":"no question"}
                """);

        SyncReport report = hub.sync();

        assertThat(report.added()).isEqualTo(3);
        assertThat(report.faults().stream().map(fault -> fault.file() + ":" + fault.line()))
                .containsExactly(
                        "articles/a.md:0",
                        "articles/b.md:0",
                        "articles/c.md:0",
                        "articles/d.md:0",
                        "articles/e.csv:4",
                        "articles/e.csv:5",
                        "articles/e.csv:6",
                        "articles/f.csv:0",
                        "articles/g.csv:2",
                        "articles/h.jsonl:2",
                        "articles/h.jsonl:4",
                        "articles/h.jsonl:5");
        assertThat(hub.best("do you have a newsletter")).isEqualTo("later");
        assertThat(hub.search("parcel").get(0).text()).isEqualTo("It is on its way,\nsaid \"the\" courier.");
        assertThat(hub.best("green tea")).isEqualTo("tea");
    }

    @Test
    void anArticleStaysAsItWasWhileItsFileOrFolderCannotBeRead() throws IOException {
        write("refund.md", "---\ntitle: [half written");
        write("refund.md", "---\n: : :\n- x\n---\n");
        assertThat(hub.sync().faults()).hasSize(1);
        assertThat(hub.search("refund").get(0).text()).contains("five working days");

        Files.move(articles, temporary.resolve("elsewhere"));
        SyncReport report = hub.sync();
        assertThat(report.faults()).isEmpty();
        assertThat(report.removed()).isZero();
        assertThat(hub.best("refund")).isEqualTo("refund");
    }

    @Test
    void theFolderNamesTheLanguageWhereTheFileDoesNot() throws IOException {
        write("ko/baesong.md", "# 배송 기간\n\n배송은 이틀 걸립니다.");
        write("deep/er/plain.md", "Just a text without a heading.");
        hub.sync();

        assertThat(hub.jdbc()
                        .sql("select slug || ' ' || title || ' ' || language || ' ' || topic from article")
                        .query(String.class)
                        .list())
                .contains("baesong 배송 기간 ko general", "plain plain en general");
    }

    @Test
    void hubsThatSyncAtOnceDoubleNothing() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("many/article-%d.md".formatted(i), "# Article %d\n\nIt is about the number %d.".formatted(i, i));
        }
        try (KnowledgeHub second = start("home-2")) {
            write("many/article-30.md", "# Article 30\n\nIt is about the number 30.");
            List<KnowledgeHub> hubs = List.of(hub, second);
            List<CompletableFuture<SyncReport>> syncs = Stream.of(0, 1, 0, 1, 0, 1)
                    .map(i -> CompletableFuture.supplyAsync(() -> hubs.get(i).sync()))
                    .toList();
            syncs.forEach(CompletableFuture::join);

            assertThat(syncs.stream().mapToInt(sync -> sync.join().added()).sum())
                    .isEqualTo(1);
            assertThat(hub.count("article")).isEqualTo(32);
            assertThat(hub.count("article_version")).isEqualTo(32);
            assertThat(hub.jdbc()
                            .sql("select revision from knowledge_revision")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
            for (KnowledgeHub each : hubs) {
                each.sync();
                assertThat(each.best("article 30")).isEqualTo("article-30");
            }
        }
    }

    private KnowledgeHub start(String home) {
        return KnowledgeHub.start(database, temporary.resolve(home), articles.toString());
    }

    private void write(String file, String text) throws IOException {
        Path path = articles.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
