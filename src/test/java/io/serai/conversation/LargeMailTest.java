package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.TestDatabase;
import io.serai.channel.Arrival;
import io.serai.channel.Content;
import io.serai.channel.IncomingMessage;
import io.serai.channel.MailFile;
import io.serai.channel.internal.email.EmailReader;
import io.serai.channel.internal.email.ReplyTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A mail with 25 MB attached, in a JVM whose heap does not hold it. */
class LargeMailTest {

    private static final int ATTACHED = 25 << 20;
    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    Path folder;

    @Test
    void itIsReadAndStoredWithoutBeingInMemory() throws Exception {
        String database = database();

        assertThat(run("streamed", database)).isZero();

        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select length(raw), encode(sha256(raw), 'hex') from inbound")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isGreaterThan(ATTACHED * 4 / 3);
        }
    }

    @Test
    void theSameHeapIsTooSmallForItsBytes() throws Exception {
        assertThat(run("whole", database())).isEqualTo(OUT_OF_MEMORY);
    }

    private static String database() throws Exception {
        String database = TestDatabase.create();
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table inbound (id uuid, channel_id text, external_id text, state text, raw bytea,
                      media_type text, fingerprint text, reason text, message_id uuid, unique (channel_id, external_id));
                    create table attachment (content bytea)
                    """);
        }
        return database;
    }

    private int run(String how, String database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeMailTest.class.getName(),
                        how,
                        database,
                        folder.resolve(how + ".eml").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(how + ".log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() != 0 && process.exitValue() != OUT_OF_MEMORY) {
            throw new IllegalStateException(Files.readString(folder.resolve(how + ".log")));
        }
        return process.exitValue();
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2]);
        write(file);
        var source = new SingleConnectionDataSource(arguments[1], "postgres", "postgres", true);
        try (MailFile mail = new MailFile(file)) {
            Content content = arguments[0].equals("whole") ? Content.of(mail.bytes()) : mail;
            Arrival arrival =
                    new EmailReader(ATTACHED, new ReplyTokens(new byte[32]), address -> false).read("post", content);
            Content attached = ((IncomingMessage) arrival).attachments().get(0).content();
            JdbcClient jdbc = JdbcClient.create(source);
            if (attached.size() != ATTACHED || !new ArrivalStore(jdbc).keep(arrival, null)) {
                throw new IllegalStateException("It was not kept");
            }
            try (var bytes = attached.open()) {
                jdbc.sql("insert into attachment values (?)")
                        .params(ArrivalStore.streamed(bytes, attached.size()))
                        .update();
            }
        } catch (OutOfMemoryError e) {
            System.exit(OUT_OF_MEMORY);
        } finally {
            source.destroy();
        }
    }

    private static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("""
                    From: mina@example.org
                    Message-ID: <large@x>
                    Content-Type: multipart/mixed; boundary=m

                    --m

                    See the film.
                    --m
                    Content-Type: video/mp4; name=film.mp4
                    Content-Transfer-Encoding: base64

                    """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] line = new byte[57];
            Random random = new Random(1);
            for (int left = ATTACHED; left > 0; left -= line.length) {
                byte[] next = left < line.length ? new byte[left] : line;
                random.nextBytes(next);
                out.write(Base64.getEncoder().encode(next));
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            out.write("--m--\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
