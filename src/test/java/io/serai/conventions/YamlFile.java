package io.serai.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A route or kamelet file as it is written. */
record YamlFile(String name, int lines, JsonNode content) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static YamlFile read(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static YamlFile of(String name, String text) throws IOException {
        return new YamlFile(name, (int) text.lines().count(), YAML.readTree(text));
    }

    static List<YamlFile> allIn(String folder, String suffix) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .map(YamlFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder, e);
        }
    }

    /** Every member of every object in the file, however deep, in the order of the file. */
    Stream<Map.Entry<String, JsonNode>> members() {
        return members(content);
    }

    Stream<Map.Entry<String, JsonNode>> members(Predicate<String> named) {
        return members().filter(member -> named.test(member.getKey()));
    }

    private static Stream<Map.Entry<String, JsonNode>> members(JsonNode node) {
        Stream<Map.Entry<String, JsonNode>> own = node.properties().stream();
        Stream<Map.Entry<String, JsonNode>> inner =
                StreamSupport.stream(node.spliterator(), false).flatMap(YamlFile::members);
        return Stream.concat(own, inner);
    }

    String breach(String format, Object... arguments) {
        return name + ": " + format.formatted(arguments);
    }
}
