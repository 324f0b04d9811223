package io.serai.channel;

/**
 * A thread has another name from now on: Telegram renames a group when it becomes a supergroup.
 *
 * @param addressKind the address space in which the thread itself may be somebody's address
 * @param from the old name, and what all threads below it begin with
 */
public record ThreadMoved(
        String channelId, String externalId, String addressKind, String from, String to, RawMessage raw)
        implements Arrival {

    @Override
    public ThreadMoved named(String name) {
        return new ThreadMoved(channelId, name, addressKind, from, to, raw);
    }
}
