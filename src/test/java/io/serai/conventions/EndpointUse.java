package io.serai.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** An endpoint as a step or a {@code from} names it: {@code "direct:x"}, or {@code uri} with {@code parameters}. */
record EndpointUse(String scheme, String path, boolean named) {

    /** The steps that have an endpoint. */
    static final Set<String> STEPS = Set.of("to", "toD", "wireTap", "enrich", "pollEnrich", "poll");

    private static final Set<String> STAYING = Set.of("direct", "seda", "log", "bean", "class", "language");
    private static final Set<String> INTERNAL_SOURCES = Set.of("direct", "seda", "quartz", "timer", "scheduler");

    static EndpointUse of(JsonNode node) {
        String uri = node.isTextual() ? node.asText() : node.path("uri").asText();
        String path = uri.contains(":") ? uri.substring(uri.indexOf(':') + 1) : "";
        String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
        JsonNode parameters = node.path("parameters");
        if (path.isEmpty()) {
            path = parameters
                    .path(scheme.equals("kamelet") ? "templateId" : "name")
                    .asText();
        }
        return new EndpointUse(scheme, path.replaceAll("\\?.*", ""), node.hasNonNull("id"));
    }

    boolean isDirect() {
        return scheme.equals("direct");
    }

    boolean isDynamic() {
        return path.contains("{{") || path.contains("${");
    }

    boolean leavesTheProcess() {
        boolean endOfKamelet = scheme.equals("kamelet") && path.equals("sink");
        return !scheme.isEmpty() && !STAYING.contains(scheme) && !endOfKamelet;
    }

    /** Whether strangers decide what headers its messages carry. The hub itself fills its queues. */
    boolean isIngress() {
        boolean queue = scheme.equals("kamelet") && path.endsWith("-queue-source");
        return !INTERNAL_SOURCES.contains(scheme) && !queue;
    }

    @Override
    public String toString() {
        return scheme + ":" + path;
    }
}
