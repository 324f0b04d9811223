package io.serai.bench;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets a hub find a full mailbox, and then a mail with a large attachment, and tells how long that took, what processor
 * time it cost, and how much heap. The mail server runs in this process, the hub in its own.
 */
public final class MailIntake {

    private static final String ADDRESS = "support@shop.example";
    private static final int WARM_UP = 300;
    private static final int LARGE = 25_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path home;
    private final int mails;
    private final int imapPort = freePort();
    private Process hub;

    private MailIntake(Path home, int mails) {
        this.home = home;
        this.mails = mails;
    }

    /** {@code MailIntake <hub.jar> <home> <mails> <heap>} */
    public static void main(String[] arguments) throws Exception {
        MailIntake bench = new MailIntake(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        try {
            bench.run(arguments[0], arguments[3]);
        } finally {
            bench.stopHub();
        }
        // The mail server's threads are no daemons.
        System.exit(0);
    }

    private void run(String jar, String heap) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(imapPort, "localhost", ServerSetup.PROTOCOL_IMAP));
        server.start();
        GreenMailUser mailbox = server.setUser(ADDRESS, ADDRESS, "secret");
        for (int i = 0; i < WARM_UP; i++) {
            deliver(mailbox, Mails.mixed(i));
        }
        writeChannel();
        startHub(jar, heap);
        await("the database of the hub", () -> Files.exists(home.resolve("data/postgres/postmaster.pid")));
        try (HubDatabase database = connected()) {
            await("the warm-up", () -> stored(database) >= WARM_UP && database.backlog() == 0);
            // As if another hub read the mailbox, until it is full.
            database.update("update mailbox_cursor set lease_owner = gen_random_uuid(), lease_until = 'infinity'");
            TimeUnit.SECONDS.sleep(2);
            long bytes = 0;
            for (int i = WARM_UP; i < WARM_UP + mails; i++) {
                byte[] mail = Mails.mixed(i);
                bytes += mail.length;
                deliver(mailbox, mail);
            }
            long hubFrom = Processes.millis(hub.pid());
            long databaseFrom = Processes.treeMillis(database.postmaster());
            database.update("update mailbox_cursor set lease_owner = null");
            await("all mails", () -> stored(database) >= WARM_UP + mails);
            long hubMillis = Processes.millis(hub.pid()) - hubFrom;
            long databaseMillis = Processes.treeMillis(database.postmaster()) - databaseFrom;
            double seconds = database.number("select extract(epoch from max(received_at) - min(received_at)) * 1000 from"
                            + " (select received_at from inbound where channel_id = 'post' order by received_at desc limit "
                            + mails + ") mails")
                    / 1000.0;
            System.out.printf("%d mails, %.1f MB, mixed shapes%n", mails, bytes / 1e6);
            System.out.printf("taken in        %8.1f mails/s (%.1f s from the first to the last)%n", mails / seconds, seconds);
            System.out.printf(
                    "processor time  %8.2f ms a mail in the hub, %.2f ms in PostgreSQL; drafting meanwhile included%n",
                    hubMillis / (double) mails, databaseMillis / (double) mails);
            System.out.printf("failed          %8d%n", database.number("select count(*) from inbound where state = 'FAILED'"));
            large(mailbox, database);
        }
        server.stop();
    }

    private void large(GreenMailUser mailbox, HubDatabase database) throws Exception {
        await("an idle hub", () -> database.backlog() == 0);
        long before = liveHeap();
        deliver(mailbox, Mails.withAttachment(WARM_UP + mails, LARGE));
        LongSummaryStatistics meanwhile = new LongSummaryStatistics();
        // What is live after a collection: a mail in memory would be among it, whenever the collector comes by.
        await("the large mail", () -> {
            meanwhile.accept(liveHeap());
            return stored(database) > WARM_UP + mails;
        });
        long attached = database.number("select max(size) from attachment where content is not null");
        System.out.printf(
                "25 MB attached  %8d kB of live heap before, %d kB at most meanwhile (%d looks), %d kB after; %d bytes stored%n",
                before, meanwhile.getMax(), meanwhile.getCount(), liveHeap(), attached);
        GcLog log = GcLog.read(home.resolve("gc.log"));
        System.out.printf(
                "heap            %8d MB after a collection at most, %d MB committed at most%n",
                log.mostAfter(), log.mostCommitted());
    }

    private long stored(HubDatabase database) {
        return database.number("select count(*) from inbound where channel_id = 'post'");
    }

    private long liveHeap() {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                            Long.toString(hub.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String[] lines = new String(jcmd.getInputStream().readAllBytes()).strip().split("\n");
            return Long.parseLong(lines[lines.length - 1].strip().split("\\s+")[2]) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HubDatabase connected() throws InterruptedException {
        IllegalStateException last = null;
        for (int i = 0; i < 100; i++) {
            try {
                HubDatabase database = new HubDatabase(home);
                database.number("select count(*) from mailbox_cursor");
                return database;
            } catch (RuntimeException e) {
                last = new IllegalStateException("The hub's database is not ready", e);
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
        throw last;
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || hub != null && !hub.isAlive()) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void deliver(GreenMailUser mailbox, byte[] mail) throws Exception {
        mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    }

    private void writeChannel() throws IOException {
        Path file = home.resolve("channels-config/post/channel.yaml");
        Files.createDirectories(file.getParent());
        // In shadow mode nothing is sent, as nobody is there to take it.
        Files.writeString(file, """
                kind: email
                mode: shadow
                source:
                  host: localhost
                  port: %d
                  protocol: imap
                  username: %s
                  password: secret
                  delay: 1000
                sink:
                  host: localhost
                  port: 9
                  starttls: false
                  from: %s
                """.formatted(imapPort, ADDRESS, ADDRESS));
    }

    private void startHub(String jar, String heap) throws IOException {
        ProcessBuilder start = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-Xlog:gc:file=" + home.resolve("gc.log"),
                        "-jar",
                        jar))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("hub.log").toFile());
        start.environment().put("SERAI_HOME", home.toString());
        start.environment().put("SERAI_PORT", Integer.toString(freePort()));
        start.environment().put("SERVER_ADDRESS", "127.0.0.1");
        start.environment().put("SERAI_KNOWLEDGE_FOLDERS", "classpath:demo/knowledge/");
        hub = start.start();
    }

    private void stopHub() throws InterruptedException {
        if (hub != null) {
            hub.destroy();
            if (!hub.waitFor(40, TimeUnit.SECONDS)) {
                hub.destroyForcibly();
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
