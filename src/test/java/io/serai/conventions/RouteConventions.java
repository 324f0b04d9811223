package io.serai.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How a route file is written. Each rule tells its breaches. */
class RouteConventions {

    static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final int MOST_LINES = 130;
    private static final Set<String> ROUTES = Set.of("route", "routeTemplate");
    private static final Set<String> ENTRIES =
            Set.of("route", "routeTemplate", "routeConfiguration", "rest", "restConfiguration", "onException");

    static List<String> breaches(YamlFile file) {
        return Stream.of(shape(file), names(file), queryStrings(file), ingress(file), stepIds(file), length(file))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> shape(YamlFile file) {
        if (!file.content().isArray()) {
            return List.of(file.breach("is not a list"));
        }
        return StreamSupport.stream(file.content().spliterator(), false)
                .filter(entry -> entry.size() != 1
                        || !ENTRIES.contains(entry.fieldNames().next()))
                .map(entry -> file.breach("has an entry that is none of %s", ENTRIES))
                .toList();
    }

    private static List<String> names(YamlFile file) {
        return routes(file).flatMap(route -> namesOf(file, route)).toList();
    }

    private static Stream<String> namesOf(YamlFile file, JsonNode route) {
        String id = route.path("id").asText();
        EndpointUse from = EndpointUse.of(from(route));
        Stream.Builder<String> breaches = Stream.builder();
        if (!id.matches(KEBAB_CASE)) {
            breaches.add(file.breach("the id '%s' is not in kebab case", id));
        }
        if (route.path("description").asText().isBlank()) {
            breaches.add(file.breach("'%s' has no description", id));
        }
        if (from.isDirect() && !from.isDynamic() && !kebabCase(from.path()).equals(id)) {
            breaches.add(file.breach("'%s' starts at %s", id, from));
        }
        return breaches.build();
    }

    static List<String> queryStrings(YamlFile file) {
        Stream<JsonNode> uris = file.members(name -> name.equals("uri")).map(Map.Entry::getValue);
        Stream<JsonNode> shorthands = file.members(name -> EndpointUse.STEPS.contains(name) || name.equals("from"))
                .map(Map.Entry::getValue);
        return Stream.concat(uris, shorthands)
                .filter(uri -> uri.isTextual() && uri.asText().contains("?"))
                .map(uri -> file.breach("'%s' has a query string: write parameters", uri.asText()))
                .toList();
    }

    private static List<String> ingress(YamlFile file) {
        return routes(file)
                .filter(route -> EndpointUse.of(from(route)).isIngress())
                .filter(route -> !stripsCamelHeadersFirst(from(route).path("steps")))
                .map(route -> file.breach(
                        "'%s' lets Camel* headers in: remove them in one of the first two steps",
                        route.path("id").asText()))
                .toList();
    }

    private static boolean stripsCamelHeadersFirst(JsonNode steps) {
        return StreamSupport.stream(steps.spliterator(), false).limit(2).anyMatch(step -> {
            JsonNode removal = step.path("removeHeaders");
            return removal.path("pattern").asText().equals("Camel*") && !removal.has("excludePattern");
        });
    }

    private static List<String> stepIds(YamlFile file) {
        return file.members(EndpointUse.STEPS::contains)
                .map(step -> EndpointUse.of(step.getValue()))
                .filter(step -> step.leavesTheProcess() && !step.named())
                .map(step -> file.breach("the step to %s leaves the process and has no id", step))
                .toList();
    }

    private static List<String> length(YamlFile file) {
        return file.lines() <= MOST_LINES
                ? List.of()
                : List.of(file.breach("has %d lines, more than %d", file.lines(), MOST_LINES));
    }

    static Stream<JsonNode> routes(YamlFile file) {
        return StreamSupport.stream(file.content().spliterator(), false)
                .flatMap(entry -> entry.properties().stream())
                .filter(entry -> ROUTES.contains(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    static JsonNode from(JsonNode route) {
        return route.has("from") ? route.path("from") : route.path("route").path("from");
    }

    private static String kebabCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase();
    }
}
