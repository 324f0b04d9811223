package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths of the contract and the methods of each. Camel maps each path together with everything below it, so that
 * Spring would name methods that belong to other paths.
 */
@Component
class ApiPaths {
    private record Resource(PathPattern pattern, Set<String> methods) {}

    private final List<Resource> resources;

    ApiPaths() {
        JsonNode contract = read();
        String base = contract.at("/servers/0/url").asText();
        this.resources = StreamSupport.stream(
                        ((Iterable<String>) contract.get("paths")::fieldNames).spliterator(), false)
                .map(path -> new Resource(
                        PathPatternParser.defaultInstance.parse(base + path),
                        methods(contract.get("paths").get(path))))
                .sorted(Comparator.comparing(Resource::pattern))
                .toList();
    }

    /** The methods of a path, or nothing when there is no such path. */
    Optional<Set<String>> methods(String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return resources.stream()
                .filter(resource -> resource.pattern().matches(asked))
                .map(Resource::methods)
                .findFirst();
    }

    private static Set<String> methods(JsonNode path) {
        Set<String> methods = new HashSet<>();
        path.fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
        return methods;
    }

    private static JsonNode read() {
        try (var contract = new ClassPathResource("openapi/serai.yaml").getInputStream()) {
            return new YAMLMapper().readTree(contract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
