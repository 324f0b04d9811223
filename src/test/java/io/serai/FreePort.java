package io.serai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that start later than their port must be known. They are from below those that systems take for outgoing
 * connections (RFC 6056, Linux: from 32,768), since such a connection may come in between.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int COUNT = 12_000;
    private static final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    /** Given to nobody else of this process. */
    public static int next() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = LOWEST + Math.floorMod(next.getAndIncrement(), COUNT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("No port is free");
    }
}
