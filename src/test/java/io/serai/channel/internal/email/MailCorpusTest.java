package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.serai.channel.Arrival;
import io.serai.channel.Bounce;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.UnreadableMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Difficult mails, each with what it is to be read as: {@code src/test/resources/mails}. */
class MailCorpusTest {

    static final Path MAILS = Path.of("src/test/resources/mails");
    private static final EmailReader READER =
            new EmailReader(25_000_000, new ReplyTokens(new byte[32]), address -> false);

    /** @param cut whether the full text is kept beside the visible one @param id {@code sha256:*} for a derived one */
    record Expected(
            String id,
            String sender,
            String name,
            String subject,
            String text,
            boolean cut,
            List<Attached> attachments,
            List<String> references,
            List<String> participants,
            UUID repliesTo,
            String automatic,
            Failed bounce,
            String unreadable) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"name", "size"})
    record Attached(String name, long size) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"ref", "permanent", "detail"})
    record Failed(String ref, boolean permanent, String detail) {}

    static Stream<Arguments> mails() throws IOException {
        Map<String, Expected> expected = new ObjectMapper(new YAMLFactory())
                .readValue(MAILS.resolve("expected.yaml").toFile(), new TypeReference<>() {});
        return expected.entrySet().stream().map(mail -> Arguments.of(mail.getKey(), mail.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void aMailIsReadAsItsWriterMeantIt(String name, Expected expected) throws IOException {
        byte[] raw = Files.readAllBytes(MAILS.resolve(name + ".eml"));

        Arrival arrival = READER.read("support", raw);

        assertThat(arrival.raw().content().bytes()).isEqualTo(raw);
        if (expected.id() != null) {
            assertThat(arrival.externalId())
                    .matches(expected.id().equals("sha256:*") ? "sha256:[0-9a-f]{64}" : "\\Q" + expected.id() + "\\E");
        }
        if (expected.unreadable() != null) {
            assertThat(arrival)
                    .isInstanceOfSatisfying(UnreadableMessage.class, unreadable -> assertThat(unreadable.reason())
                            .contains(expected.unreadable()));
        } else if (expected.bounce() != null) {
            assertThat(arrival).isInstanceOfSatisfying(Bounce.class, bounce -> assertThat(
                            new Failed(bounce.originalRef(), bounce.permanent(), bounce.detail()))
                    .isEqualTo(expected.bounce()));
        } else {
            assertThat(arrival).isInstanceOf(IncomingMessage.class);
            check((IncomingMessage) arrival, expected);
        }
    }

    private static void check(IncomingMessage message, Expected expected) {
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(message.text()).isEqualTo(expected.text());
        softly.assertThat(message.sender().address()).isEqualTo(or(expected.sender(), "mina@example.org"));
        if (expected.name() != null) {
            softly.assertThat(message.sender().displayName()).isEqualTo(expected.name());
        }
        softly.assertThat(message.subject()).isEqualTo(or(expected.subject(), "Question"));
        softly.assertThat(message.fullText() != null).as("cut").isEqualTo(expected.cut());
        softly.assertThat(message.attachments().stream()
                        .map(a -> new Attached(a.name(), a.size()))
                        .toList())
                .isEqualTo(or(expected.attachments(), List.of()));
        softly.assertThat(message.references()).isEqualTo(or(expected.references(), List.of()));
        softly.assertThat(message.participants().stream().map(Sender::address).toList())
                .isEqualTo(or(expected.participants(), List.of()));
        softly.assertThat(message.repliesTo()).isEqualTo(expected.repliesTo());
        softly.assertThat(message.automatic()).isEqualTo(expected.automatic());
        softly.assertAll();
    }

    private static <T> T or(T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    @Test
    void everyMailHasAnExpectation() throws IOException {
        try (Stream<Path> files = Files.list(MAILS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".eml"))
                            .map(file -> file.replace(".eml", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            mails().map(mail -> (String) mail.get()[0]).toList())
                    .hasSizeGreaterThanOrEqualTo(80);
        }
    }
}
