package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.serai.channel.Arrival;
import io.serai.channel.Bounce;
import io.serai.channel.IncomingMessage;
import io.serai.channel.UnreadableMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever comes, a mail becomes an arrival, soon, and within the stack. */
class MailFuzzTest {

    private static final EmailReader READER =
            new EmailReader(1_000_000, new ReplyTokens(new byte[32]), address -> false);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<byte[]> CORPUS = corpus();

    @Property(tries = 1000)
    void anyBytesBecomeAnArrival(@ForAll @Size(max = 2000) byte[] raw) {
        read(raw);
    }

    @Property(tries = 3000)
    void aDamagedMailBecomesAnArrival(@ForAll("damagedMails") byte[] raw) {
        read(raw);
    }

    @Property(tries = 500)
    void anyHeaderBecomesAnArrival(@ForAll("headers") String header) {
        read((header + "\nFrom: a@example.org\n\nHello").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void aPlainTextWithoutHistoryIsReadAsItIs(@ForAll("plainWords") String text) {
        Arrival arrival = read(("From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\n" + text)
                .getBytes(StandardCharsets.UTF_8));

        assertThat(((IncomingMessage) arrival).text()).isEqualTo(text);
    }

    @Property(tries = 300)
    void whatIsWrittenAboveAQuoteIsNeverCut(@ForAll("plainWords") String above, @ForAll("plainWords") String quoted) {
        String mail =
                "From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\n%s\n\nOn 3 Nov 2026, Shop wrote:\n> %s\n"
                        .formatted(above, quoted.replace("\n", "\n> "));

        IncomingMessage message = (IncomingMessage) read(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(message.text()).isEqualTo(above);
        assertThat(message.fullText()).contains(quoted.replace("\n", "\n> "));
    }

    @Property(tries = 300)
    void anyHtmlIsMadeSafe(@ForAll("markup") String html) {
        assertThat(SafeHtml.of(html, false, Map.of()).html().toLowerCase())
                .doesNotContain("<script", "<style", "<form", "<iframe", "onerror=", "javascript:", "<img");
    }

    @Example
    void anEightBitByteWithinUtf7IsOneLetterLost() {
        String mail = "From: a@example.org\nContent-Type: text/plain; charset=UTF-7\n\nWo ist mein P+A\u00ffQ-ckchen?";
        Arrival arrival = read(mail.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(((IncomingMessage) arrival).text())
                .startsWith("Wo ist mein P")
                .endsWith("ckchen?");
    }

    @Example
    void hostileShapesAreReadSoon() {
        String head = "From: a@example.org\nContent-Type: text/html\n\n";
        read((head + "<div>".repeat(20_000) + "deep").getBytes());
        read((head + "<blockquote type=cite>".repeat(5_000) + "deep").getBytes());
        read((head + "<blockquote type=cite>x</blockquote>".repeat(20_000)).getBytes());
        read((head.replace("html", "plain") + "> x\ny\n".repeat(100_000)).getBytes());
        read((head.replace("html", "plain") + ("On " + "a 1@ ".repeat(70) + "wrot:\n").repeat(6_000)).getBytes());
        read((head.replace("html", "plain") + "From: x\nTo: y\n".repeat(50_000)).getBytes());
        read((head.replace("html", "plain") + " ".repeat(2_000_000) + "x").getBytes());
        read((head.replace("html", "plain") + "\n".repeat(2_000_000) + "x").getBytes());
        read(("From: " + "(".repeat(50_000) + "\n\nHello").getBytes());
        read(("From: " + "a@example.org,".repeat(50_000) + "\n\nHello").getBytes());
        read(("From: a@example.org\nSubject: " + "=?utf-8?q?".repeat(50_000) + "\n\nHello").getBytes());
        read(("From: a@example.org\nReferences: " + "<a@b> ".repeat(100_000) + "\n\nHello").getBytes());
        read(("From: a@example.org\nContent-Type: " + "a;b=".repeat(50_000) + "\n\nHello").getBytes());
        read(("From: a@example.org\nContent-Type: text/plain;" + " n*0=a;".repeat(20_000) + "\n\nHello").getBytes());
        read(("X: y\n".repeat(100_000) + "From: a@example.org\n\nHello").getBytes());
    }

    @Provide
    Arbitrary<byte[]> damagedMails() {
        Arbitrary<int[]> damage =
                Arbitraries.integers().array(int[].class).ofMinSize(1).ofMaxSize(12);
        return Combinators.combine(Arbitraries.of(CORPUS), Arbitraries.of(CORPUS), damage)
                .as(MailFuzzTest::damaged);
    }

    /** Each number overwrites, removes, doubles or grafts a piece somewhere. */
    private static byte[] damaged(byte[] mail, byte[] other, int[] damage) {
        byte[] raw = mail.clone();
        for (int seed : damage) {
            if (raw.length == 0) {
                return raw;
            }
            int at = Math.floorMod(seed, raw.length);
            int length = Math.min(1 + Math.floorMod(seed >> 8, 40), raw.length - at);
            switch (Math.floorMod(seed >> 3, 4)) {
                case 0 -> raw[at] = (byte) (seed >> 16);
                case 1 -> raw = joined(raw, 0, at, raw, at + length, raw.length);
                case 2 -> raw = joined(raw, 0, at + length, raw, at, raw.length);
                default -> {
                    int from = Math.floorMod(seed >> 5, other.length);
                    raw = joined(raw, 0, at, other, from, other.length);
                }
            }
        }
        return raw;
    }

    private static byte[] joined(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        byte[] both = Arrays.copyOf(Arrays.copyOfRange(a, aFrom, aTo), aTo - aFrom + bTo - bFrom);
        System.arraycopy(b, bFrom, both, aTo - aFrom, bTo - bFrom);
        return both;
    }

    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "Subject",
                "From",
                "Content-Type",
                "Content-Disposition",
                "Content-Transfer-Encoding",
                "Message-ID",
                "References",
                "Cc",
                "Date");
        Arbitrary<String> values = Arbitraries.of(
                        "=?utf-8?B?",
                        "=?",
                        "?=",
                        "\"",
                        ";",
                        "charset=",
                        "boundary",
                        "*0*=",
                        "''",
                        "%",
                        "<",
                        "@",
                        ">",
                        ",",
                        "(",
                        "\\",
                        ":",
                        "multipart/mixed",
                        "text/html",
                        "\t",
                        "\n ",
                        "é",
                        "한",
                        "a",
                        "0",
                        " ",
                        "=",
                        "/")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
        return Combinators.combine(names, values).as((name, value) -> name + ": " + value);
    }

    @Provide
    Arbitrary<String> plainWords() {
        return Arbitraries.strings()
                .withChars("abcdefgäß한글日本 .,!?0123456789\n")
                .ofMinLength(1)
                .ofMaxLength(200)
                .map(text -> text.replaceAll("(?m)^[ ]+|[ ]+$", "")
                        .replaceAll("\n{2,}", "\n")
                        .strip())
                .filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "<script>",
                        "</script>",
                        "<img src=x onerror=alert(1)>",
                        "<a href=\"javascript:x()\">",
                        "<svg/onload=x>",
                        "<style>",
                        "<form action=x>",
                        "<iframe src=//x>",
                        "<b",
                        ">",
                        "<!--",
                        "-->",
                        "<math>",
                        "<template>",
                        "&lt;script&gt;",
                        "\"",
                        "'",
                        "<p style=\"background:url(//x)\">",
                        "text",
                        "<noscript>",
                        "</p>",
                        "\0")
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces));
    }

    private static Arrival read(byte[] raw) {
        Arrival arrival = assertTimeoutPreemptively(SOON, () -> READER.read("support", raw));
        assertThat(arrival.channelId()).isEqualTo("support");
        assertThat(arrival.externalId()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        assertThat(arrival.raw().content().bytes()).isSameAs(raw);
        if (arrival instanceof IncomingMessage message) {
            assertThat(message.text()).isNotNull().doesNotContain("\0");
            assertThat(message.sender().address()).contains("@");
        } else if (arrival instanceof Bounce bounce) {
            assertThat(bounce.originalRef()).startsWith("<");
        } else {
            assertThat(((UnreadableMessage) arrival).reason()).isNotBlank();
        }
        return arrival;
    }

    private static List<byte[]> corpus() {
        try (Stream<Path> files = Files.list(MailCorpusTest.MAILS)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(MailFuzzTest::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
