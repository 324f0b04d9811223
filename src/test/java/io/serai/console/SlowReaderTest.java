package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.Staff;
import io.serai.console.Presence.Doing;
import io.serai.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A console that opened its stream and does not read it, while people come and go. */
@ApiTest
@Import(Staff.class)
class SlowReaderTest {
    private static final int CHANGES = 4_000;
    /** Long, so that what the network holds for a reader is soon full. */
    private static final String NAME = "n".repeat(3_000);

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Presences presences;

    @Autowired
    LiveStreams streams;

    @Test
    void holdsUpNobodyHoldsOneThreadAndIsCut() throws Exception {
        String mute = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
        String attentive = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
        UUID conversation = Ids.next();
        UUID mina = Ids.next();
        long openBefore = streams.open(EventStream.class).count();
        try (Socket socket = openAndNeverRead(mute);
                Followed events = new Followed(port, attentive)) {
            long threads = liveStreamThreads();
            for (int i = 1; i <= CHANGES; i++) {
                // Of each of these everybody is told: 12 MB, which no network holds for who does not read.
                presences.announce(Ids.next(), Ids.next(), NAME, Doing.VIEWING);
                presences.announce(conversation, mina, i + NAME, i % 2 == 0 ? Doing.TYPING : Doing.VIEWING);
            }
            // Sooner than the one that does not read is cut, which takes 20 s.
            await().atMost(Duration.ofSeconds(15)).until(() -> numbers(events).contains(CHANGES));
            assertThat(numbers(events)).isSorted();
            assertThat(liveStreamThreads()).isLessThanOrEqualTo(threads + 4);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> streams.open(EventStream.class).count() == openBefore + 1);
            assertThat(socket.isClosed()).isFalse();
        }
    }

    /** In the order in which they came. */
    private static List<Integer> numbers(Followed events) {
        return events.named("presence").stream()
                .filter(it -> it.matches(".*\"name\":\"\\d+n.*"))
                .map(it -> Integer.parseInt(it.replaceFirst(".*\"name\":\"(\\d+)n.*", "$1")))
                .toList();
    }

    private static long liveStreamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().startsWith("live-stream-"))
                .count();
    }

    private Socket openAndNeverRead(String authorization) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream()
                .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                        .formatted(authorization)
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream head = socket.getInputStream();
        StringBuilder read = new StringBuilder();
        while (read.indexOf(":open") < 0) {
            read.append((char) head.read());
        }
        return socket;
    }
}
