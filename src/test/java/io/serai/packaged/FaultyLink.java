package io.serai.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A TCP connection to a server that goes wrong as networks and servers do: not taken, answered with an error instead of
 * being carried out, cut in the middle of a request or of an answer, silent until the caller gives up, or answered once
 * more with what was answered before. Each piece that is carried may be the one, so that connections that are kept open go
 * wrong as well.
 */
class FaultyLink implements AutoCloseable {

    private enum Fault {
        REFUSED,
        ERROR,
        CUT_REQUEST,
        CUT_ANSWER,
        SILENT,
        ANSWERED_AGAIN
    }

    private static final List<Fault> AT_CONNECT = List.of(Fault.REFUSED, Fault.ERROR);
    private static final List<Fault> AT_REQUEST = List.of(Fault.ERROR, Fault.CUT_REQUEST);
    private static final List<Fault> AT_NEXT_REQUEST = List.of(Fault.ERROR, Fault.CUT_REQUEST, Fault.ANSWERED_AGAIN);
    private static final List<Fault> AT_ANSWER = List.of(Fault.CUT_ANSWER, Fault.SILENT);
    private static final long SILENCE_NANOS = 3_000_000_000L;

    private final int target;
    private final List<String> errors;
    private final double share;
    private final Random random;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private volatile boolean calm = true;
    private volatile boolean repeatsItself;

    /**
     * Calm at first.
     *
     * @param errors what the server may say in its protocol instead of carrying something out
     * @param share of the connections, and of the pieces carried by them, at which it goes wrong, 0 to 1
     */
    FaultyLink(int target, double share, long seed, String... errors) throws IOException {
        this.target = target;
        this.errors = List.of(errors);
        this.share = share;
        this.random = new Random(seed);
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** From now on the server may also answer a request with what it answered to the one before, and then answer it. */
    FaultyLink repeatingItself() {
        repeatsItself = true;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often it went wrong in each way. */
    synchronized Map<Fault, Integer> faults() {
        return new EnumMap<>(faults);
    }

    /** @param calm true: from now on nothing goes wrong */
    void calm(boolean calm) {
        this.calm = calm;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                open.add(caller);
                threads.execute(() -> connect(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized Fault next(List<Fault> possible) {
        if (calm || random.nextDouble() >= share) {
            return null;
        }
        Fault fault = possible.get(random.nextInt(possible.size()));
        faults.merge(fault, 1, Integer::sum);
        return fault;
    }

    private synchronized int upTo(int bound) {
        return random.nextInt(bound);
    }

    private void connect(Socket caller) {
        Fault fault = next(AT_CONNECT);
        try (caller) {
            if (fault != null) {
                if (fault == Fault.ERROR) {
                    answerWithAnError(caller);
                }
                return;
            }
            try (Socket callee = new Socket(InetAddress.getLoopbackAddress(), target)) {
                open.add(callee);
                LastAnswer last = new LastAnswer(caller);
                threads.execute(() -> carry(caller, callee, last, () -> atRequest(last)));
                carry(callee, caller, last, () -> AT_ANSWER);
                open.remove(callee);
            }
        } catch (IOException over) {
            // One of the two is gone.
        } finally {
            open.remove(caller);
        }
    }

    private List<Fault> atRequest(LastAnswer last) {
        return repeatsItself && last.isKnown() ? AT_NEXT_REQUEST : AT_REQUEST;
    }

    private void carry(Socket from, Socket to, LastAnswer last, Supplier<List<Fault>> possible) {
        byte[] piece = new byte[8192];
        try {
            boolean asks = to != last.caller();
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                Fault fault = next(possible.get());
                if (fault != null && goWrong(fault, Arrays.copyOf(piece, upTo(size)), out, last)) {
                    break;
                }
                if (asks) {
                    last.forget();
                    out.write(piece, 0, size);
                } else {
                    last.pass(piece, size);
                }
                out.flush();
            }
        } catch (IOException over) {
            // One of the two is gone.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    /** @return whether the connection ends by it */
    private boolean goWrong(Fault fault, byte[] begun, OutputStream out, LastAnswer last) throws IOException {
        switch (fault) {
            case REFUSED -> {}
            case ERROR -> answerWithAnError(last.caller());
            case CUT_REQUEST, CUT_ANSWER -> out.write(begun);
            case SILENT -> {
                out.write(begun);
                LockSupport.parkNanos(SILENCE_NANOS);
            }
            case ANSWERED_AGAIN -> last.again();
        }
        return fault != Fault.ANSWERED_AGAIN;
    }

    /** The bytes of a binary protocol are characters up to 255. */
    private void answerWithAnError(Socket caller) throws IOException {
        String error = errors.get(upTo(errors.size()));
        caller.getOutputStream().write(error.getBytes(StandardCharsets.ISO_8859_1));
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
