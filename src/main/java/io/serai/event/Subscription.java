package io.serai.event;

/** Somebody follows a conversation until this is closed. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
