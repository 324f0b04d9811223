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
 * @param version names the files that it runs from, by their content; null when it has never run
 * @param refusedVersion names the newer files that it does not run from, because of {@code mistake}; or null
 * @param mistake what is wrong in the newer files, in words that say what to change; or null
 */
public record ChannelStatus(
        String id,
        String kind,
        Mode mode,
        State state,
        String detail,
        Instant since,
        String version,
        String refusedVersion,
        String mistake) {

    public enum State {
        UP,
        /** Configured, and its server has not answered yet or does not answer. */
        DOWN,
        /** Not started, because its configuration is refused. */
        MISCONFIGURED,
        DISABLED
    }
}
