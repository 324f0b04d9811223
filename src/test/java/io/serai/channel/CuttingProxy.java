package io.serai.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and breaks its connections in the middle of an answer, or falls silent there. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long cutAfter = Long.MAX_VALUE;
    private volatile boolean silent;
    private volatile String cutAt;

    CuttingProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                threads.submit(() -> connect(client));
            }
            return null;
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** @param bytes of the server's, in each connection, those that are open included */
    void cutAfter(long bytes, boolean silently) {
        silent = silently;
        cutAfter = bytes;
    }

    /** Breaks the connection of the client who says this next, before the server hears it. */
    void cutAt(String words) {
        cutAt = words;
    }

    int cuts() {
        return cuts.get();
    }

    private Void connect(Socket client) throws IOException {
        try (client;
                Socket backend = new Socket("localhost", target)) {
            threads.submit(() -> copy(client, backend, false));
            copy(backend, client, true);
        }
        return null;
    }

    private Void copy(Socket from, Socket to, boolean breaks) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[512];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            String words = cutAt;
            if (!breaks && words != null && new String(buffer, 0, n, StandardCharsets.US_ASCII).contains(words)) {
                cutAt = null;
                cuts.incrementAndGet();
                from.close();
                to.close();
                return null;
            }
            if (breaks && copied + n > cutAfter) {
                cuts.incrementAndGet();
                if (silent) {
                    // Until whoever waits has had enough and hangs up.
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return null;
            }
            out.write(buffer, 0, n);
            out.flush();
            copied += n;
        }
        return null;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
