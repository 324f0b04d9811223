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
 * time may use the folder. A server that a killed hub left behind is stopped first: it still owns the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;
    private final AtomicBoolean stopped;

    /** @param folder where the data is kept; made when missing */
    public EmbeddedDatabase(Path folder) {
        Path data = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
            this.lockFile = lock(data);
            stopLeftBehindServer(data.resolve("postgres"));
            this.postgres = start(data);
            this.stopped = stoppedFlagOf(postgres);
            stopped.set(true);
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

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                // The library is made for tests and switches durability off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("timezone", "UTC")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
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
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        if (lockFile.isOpen()) {
            stopped.set(false);
            postgres.close();
            lockFile.close();
        }
    }
}
