package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The server that counts what customers receive must not count what no server would have carried out. */
class BotApiServerTest {

    private static final String BODY = "{\"chat_id\":\"1\",\"text\":\"Hello\"}";

    @Test
    void aRequestThatItsCallerDidNotEndIsNoMessage() throws Exception {
        try (BotApiServer server = new BotApiServer().start()) {
            send("Content-Length: %d\r\n\r\n".formatted(BODY.length()), server);
            send("Content-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY.substring(0, 10)), server);
            send("Transfer-Encoding: chunked\r\n\r\n", server);
            assertThat(server.sent()).isEmpty();

            send("Content-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY), server);
            assertThat(server.sent()).hasSize(1);
        }
    }

    private static void send(String rest, BotApiServer server) throws Exception {
        String head = "POST /bot%s/sendMessage HTTP/1.1\r\nHost: localhost\r\n".formatted(BotApiServer.TOKEN);
        try (Socket socket =
                new Socket("localhost", URI.create(server.baseUri()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + rest).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            // The server has seen all of it when it answers or hangs up.
            socket.getInputStream().readAllBytes();
        }
    }
}
