package io.serai.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Bytes that need not be in memory: a message as it came over the wire, or an attachment. It can be read as often as
 * wanted, until the arrival that it belongs to has been stored.
 */
public interface Content {

    /** Exactly as many bytes as {@link #open} gives. */
    long size();

    InputStream open() throws IOException;

    /** All of it in memory: for what is known to be small. */
    default byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null for null */
    static Content of(byte[] bytes) {
        return bytes == null ? null : new InMemory(bytes);
    }

    /** @param bytes not to be changed any more */
    record InMemory(byte[] bytes) implements Content {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
