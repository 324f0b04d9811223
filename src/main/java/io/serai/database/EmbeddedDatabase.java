package io.serai.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ReflectionUtils;

/**
 * A real PostgreSQL that lives and dies with the hub and keeps its data in a folder, with durability on. One hub at a
 * time may use the folder. A server that a killed hub left behind is stopped first: it still owns the data. One that dies
 * is started again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** Of everything in it. The hub migrates as the owner, and works as others. */
    public static final String OWNER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final Path data;
    private final EmbeddedAccess access;
    private final int port;
    private EmbeddedPostgres postgres;
    private AtomicBoolean stopped;
    private volatile boolean closing;

    /** @param folder where the data is kept; made when missing */
    public EmbeddedDatabase(Path folder) {
        this.data = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
            this.lockFile = lock(data);
            Path cluster = data.resolve("postgres");
            stopLeftBehindServer(cluster);
            this.access = new EmbeddedAccess(cluster, data.resolve("postgres-password"));
            start(0);
            this.port = postgres.getPort();
            access.close(jdbcUrl());
            startAgainWhenItDies();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + data, e);
        }
    }

    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another Serai is running on the data in " + data
                    + ". Stop it, or give this one its own folder with SERAI_HOME.");
        }
        return channel;
    }

    private static void stopLeftBehindServer(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        var server = ProcessHandle.of(pid)
                // The number may belong to somebody else by now, even to another PostgreSQL.
                .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()));
        if (server.isEmpty()) {
            Files.delete(pidFile);
            return;
        }
        log.info("A PostgreSQL of an earlier run (pid {}) still owns {}; stopping it", pid, cluster);
        server.get().destroy();
        try {
            server.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The PostgreSQL left behind (pid %d) does not stop".formatted(pid), e);
        }
    }

    /** @param wantedPort 0 for any */
    private synchronized void start(int wantedPort) throws IOException {
        var builder = EmbeddedPostgres.builder().setPort(wantedPort);
        access.initialisation().forEach(builder::setLocaleConfig);
        postgres = builder.setConnectConfig("password", access.password())
                .setDataDirectory(data.resolve("postgres"))
                .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                // The library is made for tests and switches durability off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("timezone", "UTC")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        stopped = stoppedFlagOf(postgres);
        stopped.set(true);
    }

    private void startAgainWhenItDies() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .trim());
        Thread watch = new Thread(() -> watch(pid), "postgres-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(long pid) {
        ProcessHandle.of(pid).ifPresent(server -> server.onExit().join());
        Duration pause = FIRST_PAUSE;
        while (!closing) {
            log.error("PostgreSQL has died (pid {}); starting it again", pid);
            try {
                startAgain();
                return;
            } catch (IOException | RuntimeException e) {
                log.error("PostgreSQL does not start and is tried again in {}", pause, e);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LAST_PAUSE) < 0 ? pause.multipliedBy(2) : LAST_PAUSE;
        }
    }

    private synchronized void startAgain() throws IOException {
        if (closing) {
            return;
        }
        // The library's own lock on the folder outlives the server; ours is enough.
        Files.deleteIfExists(data.resolve("postgres/epg-lock"));
        start(port);
        startAgainWhenItDies();
    }

    /**
     * The library's own exit hook stops the server at once, while the hub still finishes what it has begun. There is no
     * setting for that; believing that the server is stopped already, the hook does nothing.
     */
    private static AtomicBoolean stoppedFlagOf(EmbeddedPostgres postgres) {
        Field flag = ReflectionUtils.findField(EmbeddedPostgres.class, "closed", AtomicBoolean.class);
        ReflectionUtils.makeAccessible(flag);
        return (AtomicBoolean) ReflectionUtils.getField(flag, postgres);
    }

    /** The database {@code postgres} of the server. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(port());
    }

    /** Of the owner. */
    public String password() {
        return access.password();
    }

    public int port() {
        return port;
    }

    @Override
    public synchronized void close() throws IOException {
        closing = true;
        if (lockFile.isOpen()) {
            stopped.set(false);
            postgres.close();
            lockFile.close();
        }
    }
}
