package io.serai.conventions;

import io.serai.shared.RouteStep;
import java.nio.file.Path;
import java.util.Optional;

/** Files that keep or break the conventions, and the bean that they call. */
class ConventionSamples {

    static class Greetings {
        @RouteStep
        public void greet() {}

        public void unmarked() {}
    }

    static YamlFile sample(String name) {
        return YamlFile.read(Path.of("src/test/resources/conventions", name));
    }

    static Optional<Class<?>> typeOf(String bean) {
        return bean.equals("greetings") ? Optional.of(Greetings.class) : Optional.empty();
    }
}
