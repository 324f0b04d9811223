package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Lays out the demo's channels as an operator would: one folder each, with a {@code channel.yaml}. */
@Component
@Profile("demo")
class DemoChannels implements SmartLifecycle {

    private static final List<String> CHANNELS = List.of("webchat", "shop-mail");

    private final Path folder;
    private volatile boolean running;

    DemoChannels(@Value("${serai.channels.folder}") String folder) {
        this.folder = Path.of(folder);
    }

    @Override
    public void start() {
        for (String channel : CHANNELS) {
            Path file = folder.resolve(channel).resolve("channel.yaml");
            try (var source =
                    new ClassPathResource("demo/channels-config/%s/channel.yaml".formatted(channel)).getInputStream()) {
                Files.createDirectories(file.getParent());
                Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the channels are read. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}
