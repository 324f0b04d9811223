package io.serai.channel;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/** The hub's settings, with {@code .env} as the file is now and not as it was when the hub started. */
final class ChannelSettings {

    private static final String ENV_FILE = ".env";
    /** Spring's view of all sources at once, which would answer before the file is asked. */
    private static final String ALL_AT_ONCE = "configurationProperties";

    private final ConfigurableEnvironment environment;

    ChannelSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    PropertyResolver now() {
        MutablePropertySources sources = new MutablePropertySources();
        PropertySource<?> file = file();
        boolean placed = false;
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source.getName().contains("/" + ENV_FILE + "[")) {
                sources.addLast(file);
                placed = true;
            } else if (!source.getName().equals(ALL_AT_ONCE)) {
                sources.addLast(source);
            }
        }
        if (!placed) {
            sources.addLast(file);
        }
        return new PropertySourcesPropertyResolver(sources);
    }

    private PropertySource<?> file() {
        Path path = Path.of(environment.getProperty("SERAI_HOME", ".")).resolve(ENV_FILE);
        Properties values = new Properties();
        if (Files.isRegularFile(path)) {
            try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                values.load(text);
            } catch (IOException | IllegalArgumentException e) {
                throw new ChannelMistake(ENV_FILE, "", "The file cannot be read as lines of the form NAME=value.");
            }
        }
        return new PropertiesPropertySource("channel-settings", values);
    }
}
