package io.serai.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs have words for these, so what the hub says and what the contract lists is one. */
class ProblemCodesTest {
    private static final Pattern CODED = Pattern.compile("\\.coded\\(\"([a-z-]+)\"\\)");

    @Test
    void theContractListsEveryCodeThatTheHubTells() throws IOException {
        assertThat(told()).isNotEmpty().isEqualTo(listed());
    }

    @Test
    void aCodeIsAMemberOfTheProblemBesideWhatElseItSays() {
        SeraiException refusal =
                SeraiException.invalid("url", "There is no host of this name.").coded("url-unknown-host");
        assertThat(Problem.of(refusal).details())
                .containsEntry("code", "url-unknown-host")
                .containsEntry("field", "url");
        assertThat(Problem.of(refusal).kind()).isEqualTo("invalid");
    }

    private static Set<String> told() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(it -> it.toString().endsWith(".java"))
                    .map(ProblemCodesTest::read)
                    .flatMap(it -> CODED.matcher(it).results())
                    .forEach(it -> codes.add(it.group(1)));
        }
        return codes;
    }

    private static Set<String> listed() throws IOException {
        try (InputStream contract = ProblemCodesTest.class.getResourceAsStream("/openapi/serai.yaml")) {
            JsonNode codes = new YAMLMapper().readTree(contract).at("/components/schemas/ProblemCode/enum");
            Set<String> listed = new TreeSet<>();
            codes.forEach(it -> listed.add(it.asText()));
            return listed;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
