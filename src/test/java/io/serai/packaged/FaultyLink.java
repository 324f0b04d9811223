package io.serai.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP connection to a server that goes wrong as networks and servers do: refused, answered with "busy", cut in the
 * middle of an answer, or silent until the caller gives up.
 */
class FaultyLink implements AutoCloseable {

    private enum Fault {
        REFUSED,
        BUSY,
        CUT,
        SILENT
    }

    private static final long SILENCE_NANOS = 3_000_000_000L;

    private final int target;
    private final String busy;
    private final double share;
    private final Random random;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean calm;

    /**
     * @param busy what the server says in its protocol when it is too busy
     * @param share of the connections that go wrong, 0 to 1
     */
    FaultyLink(int target, String busy, double share, long seed) throws IOException {
        this.target = target;
        this.busy = busy;
        this.share = share;
        this.random = new Random(seed);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int faults() {
        return faults.get();
    }

    /** From now on nothing goes wrong. */
    void calmDown() {
        calm = true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                open.add(caller);
                threads.execute(() -> carry(caller, next()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized Fault next() {
        if (calm || random.nextDouble() >= share) {
            return null;
        }
        faults.incrementAndGet();
        return Fault.values()[random.nextInt(Fault.values().length)];
    }

    private void carry(Socket caller, Fault fault) {
        try (caller) {
            if (fault == Fault.REFUSED) {
                return;
            }
            if (fault == Fault.BUSY) {
                caller.getOutputStream().write(busy.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket callee = new Socket(InetAddress.getLoopbackAddress(), target)) {
                open.add(callee);
                threads.execute(() -> pump(caller, callee, Long.MAX_VALUE, false));
                long passing = fault == null ? Long.MAX_VALUE : 1 + nextAmount();
                pump(callee, caller, passing, fault == Fault.SILENT);
            }
        } catch (IOException over) {
            // One of the two is gone.
        } finally {
            open.remove(caller);
        }
    }

    private synchronized int nextAmount() {
        return random.nextInt(1500);
    }

    private static void pump(Socket from, Socket to, long passing, boolean thenSilent) {
        byte[] buffer = new byte[8192];
        long left = passing;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int passed = (int) Math.min(read, left);
                out.write(buffer, 0, passed);
                out.flush();
                left -= passed;
                if (left == 0) {
                    if (thenSilent) {
                        LockSupport.parkNanos(SILENCE_NANOS);
                    }
                    break;
                }
            }
        } catch (IOException over) {
            // One of the two is gone.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(FaultyLink::closeQuietly);
        threads.shutdownNow();
    }
}
