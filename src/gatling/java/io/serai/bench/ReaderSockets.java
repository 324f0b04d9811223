package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Thousands of readers of live streams, all on one thread. */
class ReaderSockets implements AutoCloseable {

    private static final String OPENED = ":open";

    private final InetSocketAddress hub;
    private final Consumer<String> lines;
    private final Selector selector;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    /** What of a line has come so far. */
    private static final class Reader {
        private String begun = "";
    }

    /** @param lines gets each line of each stream */
    ReaderSockets(int port, Consumer<String> lines) throws IOException {
        this.hub = new InetSocketAddress("127.0.0.1", port);
        this.lines = lines;
        this.selector = Selector.open();
        Thread thread = new Thread(this::readAll, "bench-readers");
        thread.setDaemon(true);
        thread.start();
    }

    void open(String path, String token) throws IOException {
        SocketChannel channel = SocketChannel.open(hub);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
        channel.write(ByteBuffer.wrap("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, token)
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        selector.wakeup();
        channel.register(selector, SelectionKey.OP_READ, new Reader());
    }

    int open() {
        return open.get();
    }

    int lost() {
        return lost.get();
    }

    private void readAll() {
        try {
            while (selector.isOpen()) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int read = ((SocketChannel) key.channel()).read(buffer);
            if (read >= 0) {
                take((Reader) key.attachment(), StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString());
                return;
            }
        } catch (IOException reset) {
            // Counted with those that end.
        }
        lost.incrementAndGet();
        key.cancel();
    }

    private void take(Reader reader, String piece) {
        String text = reader.begun + piece;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String line = text.substring(from, end);
            if (line.startsWith(OPENED)) {
                open.incrementAndGet();
            }
            lines.accept(line);
            from = end + 1;
        }
        reader.begun = text.substring(from);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
