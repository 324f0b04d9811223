package io.serai.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A hub's folder with configured channels, whose messages reach a bean instead of the hub's intake. */
public final class ChannelHome {

    private final Path folder;

    private ChannelHome(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder anew. Give the test the property {@code serai.home=<folder>}. */
    public static ChannelHome at(String folder) {
        try {
            FileSystemUtils.deleteRecursively(Path.of(folder));
            Files.createDirectories(Path.of(folder));
            return new ChannelHome(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChannelHome channel(String id, String yaml) {
        return write("channels-config/" + id + "/channel.yaml", yaml);
    }

    /** @param bean its method {@code take} gets each {@link Arrival} */
    public ChannelHome intakeTo(String bean) {
        return write("routes/message-intake.camel.yaml", """
                - route:
                    id: message-intake
                    from:
                      uri: direct:message-intake
                      steps:
                        - bean:
                            ref: %s
                            method: take(${body}, ${header.SeraiChannelId})
                """.formatted(bean));
    }

    /** @param path a file or a folder with all that is in it */
    public ChannelHome remove(String path) {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChannelHome write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
