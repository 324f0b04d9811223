package io.serai.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The contract's operations by path and method. Camel maps each path together with everything below it, so that Spring
 * would find methods that belong to other paths.
 */
@Component
public class ApiOperations {
    private record Operation(String id, Set<String> queryParameters) {}

    private record Resource(PathPattern pattern, Map<String, Operation> operations) {}

    private final List<Resource> resources;

    ApiOperations() {
        JsonNode contract = read();
        String base = contract.at("/servers/0/url").asText();
        this.resources = contract.get("paths").properties().stream()
                .map(path -> new Resource(
                        PathPatternParser.defaultInstance.parse(base + path.getKey()),
                        operations(path.getValue(), contract)))
                .sorted(Comparator.comparing(Resource::pattern))
                .toList();
    }

    /** The methods of a path, or nothing when there is no such path. */
    public Optional<Set<String>> methods(String path) {
        return resource(path).map(it -> it.operations().keySet());
    }

    /** The names that may stand in the query; none when there is no such operation. */
    public Set<String> queryParameters(String method, String path) {
        return operation(method, path).map(Operation::queryParameters).orElse(Set.of());
    }

    /** The operation's id, if there is one. */
    Optional<String> id(String method, String path) {
        return operation(method, path).map(Operation::id);
    }

    Set<String> ids() {
        return resources.stream()
                .flatMap(it -> it.operations().values().stream())
                .map(Operation::id)
                .collect(Collectors.toSet());
    }

    private Optional<Operation> operation(String method, String path) {
        return resource(path).map(it -> it.operations().get(method));
    }

    private Optional<Resource> resource(String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return resources.stream()
                .filter(resource -> resource.pattern().matches(asked))
                .findFirst();
    }

    private static Map<String, Operation> operations(JsonNode path, JsonNode contract) {
        return path.properties().stream()
                .collect(Collectors.toMap(
                        it -> it.getKey().toUpperCase(Locale.ROOT), it -> operation(it.getValue(), contract)));
    }

    private static Operation operation(JsonNode operation, JsonNode contract) {
        Set<String> queryParameters = StreamSupport.stream(
                        operation.path("parameters").spliterator(), false)
                .map(it -> it.has("$ref") ? contract.at(it.get("$ref").asText().substring(1)) : it)
                .filter(it -> it.path("in").asText().equals("query"))
                .map(it -> it.path("name").asText())
                .collect(Collectors.toUnmodifiableSet());
        return new Operation(operation.path("operationId").asText(), queryParameters);
    }

    private static JsonNode read() {
        try (var contract = new ClassPathResource("openapi/serai.yaml").getInputStream()) {
            return new YAMLMapper().readTree(contract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
