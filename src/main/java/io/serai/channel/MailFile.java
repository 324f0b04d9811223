package io.serai.channel;

import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mail in a temporary file, which is deleted with it. What is read from the mail reads from the file, so it is closed
 * only after the arrival has been stored.
 */
public final class MailFile implements Content, AutoCloseable {

    private final Path path;
    private final long size;
    private final SharedFileInputStream shared;

    public MailFile(Path path) throws IOException {
        this.path = path;
        this.size = Files.size(path);
        this.shared = new SharedFileInputStream(path.toFile(), 8192);
    }

    @Override
    public long size() {
        return size;
    }

    /** A {@link jakarta.mail.internet.SharedInputStream}, so that the parts of a mail over it stay in the file. */
    @Override
    public InputStream open() {
        return shared.newStream(0, -1);
    }

    @Override
    public void close() throws IOException {
        shared.close();
        Files.deleteIfExists(path);
    }
}
