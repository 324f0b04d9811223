package io.serai.channel;

/**
 * The other end's word that a message of ours was not, or not yet, delivered.
 *
 * @param originalRef the name under which that message went out; it may turn out not to be one of ours
 * @param permanent false while the other end goes on trying
 * @param detail the status and what the other end says about it
 */
public record Bounce(
        String channelId, String externalId, String originalRef, boolean permanent, String detail, RawMessage raw)
        implements Arrival {

    public Bounce {
        detail = detail.replace("\0", "");
    }

    @Override
    public Bounce named(String name) {
        return new Bounce(channelId, name, originalRef, permanent, detail, raw);
    }
}
