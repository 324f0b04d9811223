package io.serai.channel;

/**
 * A customer blocked the channel, or let it in again.
 *
 * @param threadKey the thread that it concerns, and all threads below it
 */
public record Reachability(String channelId, String externalId, String threadKey, boolean reachable, RawMessage raw)
        implements Arrival {

    @Override
    public Reachability named(String name) {
        return new Reachability(channelId, name, threadKey, reachable, raw);
    }
}
