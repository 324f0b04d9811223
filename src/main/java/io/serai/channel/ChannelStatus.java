package io.serai.channel;

import io.serai.channel.ChannelConfig.Mode;
import java.time.Instant;

/**
 * How a channel is doing.
 *
 * @param kind null when the configuration cannot be read
 * @param mode null when the configuration cannot be read
 * @param detail why it is not up, in words for an operator and without secrets; null when it is up
 * @param since when this state began
 */
public record ChannelStatus(String id, String kind, Mode mode, State state, String detail, Instant since) {

    public enum State {
        UP,
        /** Configured, and its server has not answered yet or does not answer. */
        DOWN,
        /** Not started, because its configuration is refused. */
        MISCONFIGURED,
        DISABLED
    }
}
