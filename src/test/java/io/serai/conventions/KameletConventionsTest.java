package io.serai.conventions;

import static io.serai.conventions.ConventionSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class KameletConventionsTest {

    @Test
    void everyKameletKeepsTheConventions() {
        assertThat(YamlFile.allIn("kamelets", ".kamelet.yaml").stream()
                        .flatMap(file -> KameletConventions.breaches(file).stream()))
                .isEmpty();
    }

    @Test
    void aKameletThatKeepsTheConventionsHasNoBreaches() {
        assertThat(KameletConventions.breaches(sample("pigeon-source.kamelet.yaml")))
                .isEmpty();
    }

    @Test
    void everyBreachIsTold() {
        assertThat(KameletConventions.breaches(sample("broken-sink.kamelet.yaml")))
                .containsExactlyInAnyOrder(
                        "broken-sink.kamelet.yaml: holds the kamelet 'other-sink'",
                        "broken-sink.kamelet.yaml: the type 'drain' is not what the name ends in",
                        "broken-sink.kamelet.yaml: the kamelet has no title and description",
                        "broken-sink.kamelet.yaml: loft has no description",
                        "broken-sink.kamelet.yaml: 'apiToken' is a secret and needs format: password",
                        "broken-sink.kamelet.yaml: 'https://localhost?x=1' has a query string: write parameters");
    }

    @Test
    void aKameletThatIsTooLongIsTold() throws IOException {
        assertThat(KameletConventions.breaches(YamlFile.of("long-sink.kamelet.yaml", "{}" + "\n#".repeat(120))))
                .contains("long-sink.kamelet.yaml: has 121 lines, more than 120");
    }
}
