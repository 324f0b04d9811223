package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.People;
import io.serai.Staff;
import io.serai.conversation.Notes;
import io.serai.shared.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long an event takes from before its transaction to 200 open consoles, each of another person with a session of their
 * own, who are in the same process as the hub. Run alone and by name: {@code ./mvnw -P bench test -Dtest=EventsBench}.
 */
@ApiTest
@Import(Staff.class)
class EventsBench {
    private static final int CONSOLES = 200;
    private static final int A_SECOND = 20;
    private static final int WARM_UP = 10 * A_SECOND;
    private static final int EVENTS = 60 * A_SECOND;
    private static final String NOTE = "\"note_id\":\"";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Notes notes;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final List<Reader> readers = new ArrayList<>();

    @Test
    void everyConsoleIsTold() throws Exception {
        for (int i = 0; i < CONSOLES; i++) {
            Browser browser = new Browser(port);
            assertThat(browser.signIn(staff.hire("AGENT").email(), Staff.PASSWORD)
                            .status())
                    .isEqualTo(200);
            readers.add(new Reader(browser.cookieHeader()));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> open.get() == CONSOLES);
        UUID conversation = UUID.fromString(new Api(port)
                .post("/api/v1/conversations", null, "{\"text\":\"Hello\"}")
                .body()
                .get("conversation_id")
                .asText());
        UUID author = People.agent(jdbc, "Mina");

        write(WARM_UP, conversation, author);
        await().atMost(Duration.ofSeconds(30)).until(() -> received() == WARM_UP * CONSOLES);
        readers.forEach(it -> it.count = 0);
        long processorBefore = processorNanos();
        long start = System.nanoTime();
        write(EVENTS, conversation, author);
        await().atMost(Duration.ofSeconds(60)).until(() -> received() == EVENTS * CONSOLES);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (processorNanos() - processorBefore) / 1e9 / seconds;

        long[] nanos = readers.stream()
                .flatMapToLong(it -> Arrays.stream(it.nanos, 0, it.count))
                .sorted()
                .toArray();
        String line =
                "%d events to %d consoles in %.1f s: p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  max %.1f ms; %.2f cores"
                        .formatted(
                                EVENTS,
                                CONSOLES,
                                seconds,
                                at(nanos, 0.5),
                                at(nanos, 0.95),
                                at(nanos, 0.99),
                                at(nanos, 1),
                                cores);
        Files.writeString(Path.of("target", "events-bench.txt"), line + "\n");
        readers.forEach(Reader::close);
    }

    private void write(int many, UUID conversation, UUID author) {
        long next = System.nanoTime();
        for (int i = 0; i < many; i++) {
            UUID id = Ids.next();
            begun.put(id.toString(), System.nanoTime());
            notes.write(id, conversation, author, "A note", List.of());
            next += TimeUnit.SECONDS.toNanos(1) / A_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private int received() {
        return readers.stream().mapToInt(it -> it.count).sum();
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }

    /** Of this process: the hub and the readers, not PostgreSQL. */
    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Reads a stream on a thread of its own, as cheaply as can be. */
    private class Reader implements AutoCloseable {
        final long[] nanos = new long[EVENTS + WARM_UP];
        volatile int count;
        private final Socket socket;

        Reader(String cookies) throws IOException {
            socket = new Socket("localhost", port);
            socket.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                            .formatted(cookies)
                            .getBytes(StandardCharsets.US_ASCII));
            Thread thread = new Thread(this::read, "bench-reader");
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(":open")) {
                        open.incrementAndGet();
                    }
                    int note = line.indexOf(NOTE);
                    if (note >= 0) {
                        int from = note + NOTE.length();
                        nanos[count] = System.nanoTime() - begun.get(line.substring(from, from + 36));
                        count++;
                    }
                }
            } catch (IOException closed) {
                // At the end.
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException ignored) {
                // It is over anyway.
            }
        }
    }
}
