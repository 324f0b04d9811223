package io.serai.camel;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One end of a channel as its file says it. Each content is a route template of its own, so that a changed kamelet can
 * be tried while channels still run from the one before.
 */
record ChannelKamelet(String name, String yaml, JsonNode content) {

    String template() {
        return name + "-" + ChannelVersion.hash(yaml).substring(0, 8);
    }
}
