package io.serai.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How a kamelet file is written. Each rule tells its breaches. */
class KameletConventions {

    private static final int MOST_LINES = 120;
    private static final Set<String> TYPES = Set.of("source", "sink", "action");
    private static final Pattern SECRET = Pattern.compile("(?i:password|token|secret|key)(?![a-z])");

    static List<String> breaches(YamlFile file) {
        var breaches = new ArrayList<String>();
        String name = file.content().path("metadata").path("name").asText();
        if (!name.matches(RouteConventions.KEBAB_CASE) || !file.name().equals(name + ".kamelet.yaml")) {
            breaches.add(file.breach("holds the kamelet '%s'", name));
        }
        String type = file.content()
                .path("metadata")
                .path("labels")
                .path("camel.apache.org/kamelet.type")
                .asText();
        if (!TYPES.contains(type) || !name.endsWith("-" + type)) {
            breaches.add(file.breach("the type '%s' is not what the name ends in", type));
        }
        JsonNode definition = file.content().path("spec").path("definition");
        breaches.addAll(undescribed(file, "the kamelet", definition));
        for (Map.Entry<String, JsonNode> property :
                definition.path("properties").properties()) {
            if (property.getValue().path("description").asText().isBlank()) {
                breaches.add(file.breach("%s has no description", property.getKey()));
            }
            breaches.addAll(unguarded(file, property.getKey(), property.getValue()));
        }
        breaches.addAll(RouteConventions.queryStrings(file));
        if (file.lines() > MOST_LINES) {
            breaches.add(file.breach("has %d lines, more than %d", file.lines(), MOST_LINES));
        }
        return breaches;
    }

    private static List<String> undescribed(YamlFile file, String what, JsonNode described) {
        boolean complete = !described.path("title").asText().isBlank()
                && !described.path("description").asText().isBlank();
        return complete ? List.of() : List.of(file.breach("%s has no title and description", what));
    }

    private static List<String> unguarded(YamlFile file, String property, JsonNode schema) {
        boolean secret = SECRET.matcher(property).find();
        boolean guarded = schema.path("format").asText().equals("password");
        return secret && !guarded
                ? List.of(file.breach("'%s' is a secret and needs format: password", property))
                : List.of();
    }
}
