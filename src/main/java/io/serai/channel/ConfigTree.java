package io.serai.channel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads YAML into a tree whose scalars are the text that stands in the file: a password 0123 is not a number. */
final class ConfigTree {

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern DUPLICATE = Pattern.compile("(?i)duplicate (?:field|key) '?([^'\\s]+)'?");

    private ConfigTree() {}

    static JsonNode read(String text, String file) {
        try (JsonParser parser = YAML.createParser(text)) {
            JsonToken first = parser.nextToken();
            JsonNode tree = first == null ? JsonNodeFactory.instance.nullNode() : node(parser);
            if (parser.nextToken() != null) {
                throw new ChannelMistake(file, "", "The file holds more than one YAML document. Keep one.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw mistake(file, e);
        } catch (IOException e) {
            throw new ChannelMistake(file, "", "The file cannot be read: " + e.getMessage());
        }
    }

    private static JsonNode node(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, node(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser));
        }
        return array;
    }

    private static ChannelMistake mistake(String file, JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        Matcher duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        if (duplicate.find()) {
            return new ChannelMistake(
                    file, duplicate.group(1), "The key stands twice (line %d). Keep one of them.".formatted(line));
        }
        return new ChannelMistake(
                file,
                "",
                "Not valid YAML at line %d: %s"
                        .formatted(
                                line, e.getOriginalMessage().lines().findFirst().orElse("")));
    }
}
