package io.serai.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** What {@code rows/who-sees-what.csv} says of a table. */
record RowsTable(String name, List<Line> lines) {

    enum Deed {
        READ,
        CHANGE,
        ADD,
        REMOVE
    }

    enum Extent {
        NONE,
        OWN,
        ALL
    }

    /** @param value null where it stays as it is */
    record Column(String name, String value) {}

    /** @param columns empty for all */
    record Line(Deed deed, Map<String, Extent> extents, String own, List<Column> columns) {

        /** Whether its columns are changed together, to these values. */
        boolean isOneChange() {
            return columns.stream().anyMatch(it -> it.value() != null);
        }

        boolean names(String column) {
            return columns.stream().anyMatch(it -> it.name().equals(column));
        }
    }

    List<Line> lines(Deed deed) {
        return lines.stream().filter(it -> it.deed() == deed).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    static List<RowsTable> all() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        String text = new ClassPathResource("rows/who-sees-what.csv").getContentAsString(StandardCharsets.UTF_8);
        Map<String, List<Line>> tables = new LinkedHashMap<>();
        for (CSVRecord record : format.parse(new StringReader(text))) {
            List<Line> lines = tables.computeIfAbsent(record.get("table"), name -> new ArrayList<>());
            if (!record.get("does").equals("nothing")) {
                lines.add(line(record));
            }
        }
        return tables.entrySet().stream()
                .map(it -> new RowsTable(it.getKey(), it.getValue()))
                .toList();
    }

    private static Line line(CSVRecord record) {
        Map<String, Extent> extents = new LinkedHashMap<>();
        for (String who : List.of("unknown", "customer", "agent", "senior_agent", "supervisor", "administrator")) {
            extents.put(who, Extent.valueOf(record.get(who).toUpperCase()));
        }
        List<Column> columns = Stream.of(cell(record, "columns").split(", "))
                .filter(it -> !it.isEmpty())
                .map(it -> Arrays.asList(it.split(" = ", 2)))
                .map(it -> new Column(it.get(0), it.size() > 1 ? it.get(1) : null))
                .toList();
        return new Line(Deed.valueOf(record.get("does").toUpperCase()), extents, cell(record, "own"), columns);
    }

    private static String cell(CSVRecord record, String name) {
        return record.isSet(name) ? record.get(name) : "";
    }
}
