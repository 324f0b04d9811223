package io.serai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The folder that the hub works in. Route files in its {@code routes} folder are loaded besides the built-in ones; a
 * file with a built-in one's name takes its place.
 */
class HubHome implements EnvironmentPostProcessor, Ordered {

    private static final String ROUTE_FILES = "*.camel.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path home = Path.of(environment.getProperty("serai.home", "."));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "hub-home",
                        Map.of("camel.main.routes-include-pattern", routePatterns(home.resolve("routes")))));
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static String routePatterns(Path folder) {
        try {
            Set<String> own = routeFilesIn(folder);
            Stream<String> builtIn = Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath:routes/" + ROUTE_FILES))
                    .map(Resource::getFilename)
                    .filter(name -> !own.contains(name))
                    .map(name -> "classpath:routes/" + name);
            Stream<String> added = own.stream().map(name -> "file:" + folder.resolve(name));
            return Stream.concat(builtIn, added).sorted().collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException("The routes in " + folder + " cannot be read", e);
        }
    }

    private static Set<String> routeFilesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.newDirectoryStream(folder, ROUTE_FILES)) {
            return Stream.iterate(files.iterator(), i -> i.hasNext(), i -> i)
                    .map(i -> i.next().getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
