package io.serai.knowledge.internal.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Questions and answers with the header {@code slug,question,variants,answer,topic,language,url} (RFC 4180). */
class CsvFormat implements ArticleFormat {

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private static final Set<String> REQUIRED = Set.of("slug", "question", "answer");

    @Override
    public String suffix() {
        return ".csv";
    }

    @Override
    public void read(ArticleFile file, Reading into) throws UnreadableArticle {
        try (CSVParser parser =
                CSVParser.builder().setCharSequence(file.text()).setFormat(CSV).get()) {
            if (!parser.getHeaderNames().containsAll(REQUIRED)) {
                throw new UnreadableArticle("its first line must be slug,question,variants,answer,topic,language");
            }
            readRecords(parser, file, into);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableArticle("it is not CSV: " + e.getMessage());
        }
    }

    private static void readRecords(CSVParser parser, ArticleFile file, Reading into) {
        Iterator<CSVRecord> records = parser.iterator();
        long line = parser.getCurrentLineNumber() + 1;
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                readRecord(record, line, file, into);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            into.fault(file.source(), line, "it is not CSV from here on: " + e.getMessage());
        }
    }

    private static void readRecord(CSVRecord record, long line, ArticleFile file, Reading into) {
        try {
            if (!record.isConsistent()) {
                throw new UnreadableArticle("it has %d columns instead of %d"
                        .formatted(
                                record.size(),
                                record.getParser().getHeaderNames().size()));
            }
            into.add(
                    new QuestionAnswer(
                                    record.get("slug"),
                                    record.get("question"),
                                    variants(record),
                                    record.get("answer"),
                                    optional(record, "topic"),
                                    optional(record, "language"),
                                    optional(record, "url"))
                            .in(file),
                    line);
        } catch (UnreadableArticle e) {
            into.fault(file.source(), line, e.getMessage());
        }
    }

    private static List<String> variants(CSVRecord record) {
        String variants = optional(record, "variants");
        return variants == null ? List.of() : Arrays.asList(variants.split("\\|"));
    }

    private static String optional(CSVRecord record, String column) {
        return record.isMapped(column) ? record.get(column) : null;
    }
}
