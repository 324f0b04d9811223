package io.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often the first article is the right one; the limits lie a little below what was measured. */
class SearchAccuracyTest {

    private static final Logger log = LoggerFactory.getLogger(SearchAccuracyTest.class);

    private static final Path DATA = Path.of(System.getProperty("serai.test.data", "../shared/data"));
    private static final int VARIANTS = 20;

    @TempDir
    Path temporary;

    @Test
    void theDemosQuestionsFindTheirArticles() throws IOException {
        List<CSVRecord> questions = records(Path.of("src/main/resources/demo/questions.csv")).stream()
                .filter(record -> !record.get("expected_slug").isEmpty())
                .toList();
        try (KnowledgeHub hub =
                KnowledgeHub.start(TestDatabase.create(), temporary.resolve("home"), "classpath:demo/knowledge/")) {
            assertThat(share(hub, in("en", questions), "expected_slug", "en")).isGreaterThanOrEqualTo(0.90);
            assertThat(share(hub, in("ko", questions), "expected_slug", "ko")).isGreaterThanOrEqualTo(0.68);
        }
    }

    @Test
    void heldOutEnglishQuestionsFindTheirIntent() throws IOException {
        assertThat(heldOut("clinc150", "intent")).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void heldOutKoreanQuestionsFindTheirAnswer() throws IOException {
        assertThat(heldOut("korean-chat", "article")).isGreaterThanOrEqualTo(0.48);
    }

    private double heldOut(String data, String article) throws IOException {
        Path folder = DATA.resolve(data);
        assumeTrue(Files.exists(folder), () -> "There is no " + folder + " to measure with");
        Path articles = writeArticles(records(folder.resolve("train.csv")), article);
        try (KnowledgeHub hub =
                KnowledgeHub.start(TestDatabase.create(), temporary.resolve("home"), articles.toString())) {
            return share(hub, everyThird(records(folder.resolve("val.csv"))), article, null);
        }
    }

    private double share(KnowledgeHub hub, List<CSVRecord> questions, String expected, String language) {
        long right = 0;
        for (CSVRecord record : questions) {
            var found = hub.search(record.get("question"), language);
            String first = found.isEmpty() ? "nothing" : found.get(0).slug();
            if (first.equals(record.get(expected))) {
                right++;
            } else {
                log.debug("{}: {} instead of {}", record.get("question"), first, record.get(expected));
            }
        }
        log.info("{} of {} questions found their article", right, questions.size());
        return (double) right / questions.size();
    }

    private Path writeArticles(List<CSVRecord> questions, String article) throws IOException {
        Map<String, List<CSVRecord>> articles = new LinkedHashMap<>();
        questions.forEach(record -> articles.computeIfAbsent(record.get(article), slug -> new ArrayList<>())
                .add(record));
        Path folder = Files.createDirectories(temporary.resolve("articles"));
        try (var csv = new CSVPrinter(Files.newBufferedWriter(folder.resolve("all.csv")), CSVFormat.RFC4180)) {
            csv.printRecord("slug", "question", "variants", "answer");
            for (var entry : articles.entrySet()) {
                List<String> variants = entry.getValue().stream()
                        .limit(VARIANTS)
                        .map(record -> record.get("question"))
                        .toList();
                CSVRecord first = entry.getValue().get(0);
                String answer = first.isMapped("answer")
                        ? first.get("answer")
                        : entry.getKey().replace('_', ' ');
                csv.printRecord(entry.getKey(), variants.get(0), String.join("|", variants), answer);
            }
        }
        return folder;
    }

    private static List<CSVRecord> in(String language, List<CSVRecord> questions) {
        return questions.stream()
                .filter(record -> record.get("language").equals(language))
                .toList();
    }

    private static List<CSVRecord> everyThird(List<CSVRecord> records) {
        return IntStream.range(0, records.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(records::get)
                .toList();
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        return CSVParser.parse(
                        file,
                        StandardCharsets.UTF_8,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
    }
}
