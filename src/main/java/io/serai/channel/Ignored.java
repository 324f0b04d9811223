package io.serai.channel;

/** Something that was understood and does not concern the hub, such as what members of a group say to each other. */
public record Ignored(String channelId, String externalId) implements Arrival {

    /** Not kept: the hub has no business with it. */
    @Override
    public RawMessage raw() {
        return null;
    }

    @Override
    public Ignored named(String name) {
        return new Ignored(channelId, name);
    }
}
