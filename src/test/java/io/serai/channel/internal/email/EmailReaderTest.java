package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.MailFile;
import io.serai.channel.UnreadableMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailReaderTest {

    private static final EmailReader READER = new EmailReader(1000, new ReplyTokens(new byte[32]), address -> false);
    private static final String HEAD = "From: Mina <Mina@Example.org>\nMessage-ID: <1@example.org>\nSubject: Hello\n";

    @ParameterizedTest
    @CsvSource({
        "EUC-KR, EUC-KR, 배송은 언제 되나요?",
        "ks_c_5601-1987, MS949, 똠방각하",
        "ISO-2022-JP, ISO-2022-JP, 注文はどこですか",
        "Shift_JIS, windows-31j, 注文はどこですか",
        "GB2312, GB18030, 我的包裹在哪里",
        "iso-8859-1, windows-1252, Das kostet 5 € – oder?",
        "utf-8, windows-1252, Das Päckchen",
        "us-ascii, UTF-8, Das Päckchen 📦",
        "no-such-charset, UTF-8, Das Päckchen",
        "'', UTF-8, Das Päckchen",
        "'', windows-1252, Das Päckchen"
    })
    void aBodyIsReadInItsCharsetOrInWhatItMustBe(String declared, String used, String text) throws IOException {
        String type = declared.isEmpty() ? "" : "Content-Type: text/plain; charset=\"%s\"\n".formatted(declared);
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.write((HEAD + type + "Content-Transfer-Encoding: 8bit\n\n").getBytes(StandardCharsets.US_ASCII));
        mail.write(text.getBytes(Charset.forName(used)));

        assertThat(((IncomingMessage) READER.read("support", mail.toByteArray())).text())
                .isEqualTo(text);
    }

    @Test
    void anAddressThatNoServerWouldTakeIsKeptUnread() {
        String mail = "From: %s@example.org\nSubject: x\n\nHello\n".formatted("a".repeat(3000));
        assertThat(READER.read("support", mail.getBytes())).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void aMailWithoutANameIsNamedByItsBytes() {
        Arrival first = read("From: a@example.org\n\nHello");
        Arrival again = read("From: a@example.org\n\nHello");
        Arrival other = read("From: a@example.org\n\nHello!");

        assertThat(first.externalId()).matches("sha256:[0-9a-f]{64}").isEqualTo(again.externalId());
        assertThat(other.externalId()).isNotEqualTo(first.externalId());
    }

    @Test
    void aNameThatNoDatabaseKeyCanHoldIsNotUsed() {
        assertThat(read("From: a@example.org\nMessage-ID: <" + "x".repeat(5000) + "@a>\n\nHello")
                        .externalId())
                .startsWith("sha256:");
    }

    @Test
    void nulIsTakenOutOfTheTextAndKeptInTheRaw() {
        IncomingMessage message = message("\nHe\0llo");

        assertThat(message.text()).isEqualTo("Hello");
        assertThat(message.raw().content().bytes()).contains((byte) 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "\0\0\0",
                "not a mail",
                "Subject: no sender\n\nHello",
                "From: \n\nHello",
                "From: nobody\n\nHello",
                "From: <@>\n\nHello",
                "From: a@example.org\n\n",
                "From: a@example.org\nContent-Type: multipart/mixed; boundary=y\n\nHello"
            })
    void whatCannotBeUnderstoodIsKeptWithAReason(String mail) {
        Arrival arrival = read(mail);

        assertThat(arrival).isInstanceOfSatisfying(UnreadableMessage.class, unreadable -> {
            assertThat(unreadable.reason()).isNotBlank();
            assertThat(unreadable.raw().content().bytes()).isEqualTo(mail.getBytes(StandardCharsets.UTF_8));
            assertThat(unreadable.raw().mediaType()).isEqualTo("message/rfc822");
        });
    }

    @Test
    void anAttachmentOverTheLimitIsKeptAsANote() {
        IncomingMessage message = message("""
                Content-Type: multipart/mixed; boundary=m

                --m

                See below.
                --m
                Content-Type: application/zip; name=photos.zip

                %s
                --m--
                """.formatted("x".repeat(1001)));

        assertThat(message.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("photos.zip");
            assertThat(attachment.size()).isEqualTo(1001);
            assertThat(attachment.content()).isNull();
        });
    }

    @Test
    void aMailOverAFileIsReadWithoutItsBytesAtHand(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mail.eml"), HEAD + "\nHello");
        try (MailFile mail = new MailFile(file)) {
            Arrival arrival = READER.read("support", mail);

            assertThat(arrival).isInstanceOfSatisfying(IncomingMessage.class, message -> assertThat(message.text())
                    .isEqualTo("Hello"));
            assertThat(arrival.raw().fingerprint())
                    .isEqualTo(read(HEAD + "\nHello").raw().fingerprint());
        }
    }

    @Test
    void copiesThatCameByDifferentWaysHaveOneFingerprintAndOtherMailsAnother() {
        String fingerprint = read(HEAD + "\nHello").raw().fingerprint();

        assertThat(read("Received: from elsewhere\nDelivered-To: b@example.org\n" + HEAD + "\nHello")
                        .raw()
                        .fingerprint())
                .isEqualTo(fingerprint);
        assertThat(read(HEAD + "\nHello!").raw().fingerprint()).isNotEqualTo(fingerprint);
        assertThat(read(HEAD.replace("Hello", "Hi") + "\nHello").raw().fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 10_000})
    void partsNestedWithoutEndAreRefused(int depth) {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(i));
        }

        assertThat(read(mail + "\nHello")).isInstanceOfSatisfying(UnreadableMessage.class, unreadable -> {
            assertThat(unreadable.reason()).contains("nested deeper than 100");
            assertThat(unreadable.raw().content().bytes()).hasSize(mail.length() + 6);
        });
    }

    @Test
    void moreThanAThousandPartsAreRefused() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(1200);

        assertThat(read(mail))
                .isInstanceOfSatisfying(UnreadableMessage.class, unreadable -> assertThat(unreadable.reason())
                        .contains("more than 1000 parts"));
    }

    private static IncomingMessage message(String rest) {
        return (IncomingMessage) read(HEAD + rest);
    }

    private static Arrival read(String mail) {
        return READER.read("support", mail.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoeverElseGotItOpenlyTakesPart() {
        assertThat(others("To: support@shop.example, Jun <Jun@example.org>\nCc: lee@example.org, mina@example.org"))
                .containsExactly("jun@example.org", "lee@example.org");
        assertThat(others("To: jun@example.org\nCc: SUPPORT+x@shop.example, lee@example.org"))
                .containsExactly("jun@example.org", "lee@example.org");
    }

    @Test
    void anUnknownNameOfTheMailboxIsNobodyElse() {
        assertThat(others("To: info@shop.example\nCc: lee@example.org")).containsExactly("lee@example.org");
        assertThat(others("Delivered-To: info@shop.example\nTo: info@shop.example, jun@example.org"))
                .containsExactly("jun@example.org");
    }

    private static List<String> others(String headers) {
        EmailReader reader = new EmailReader(
                1000, new ReplyTokens(new byte[32]), address -> address.matches("support(\\+x)?@shop\\.example"));
        String mail = "From: mina@example.org\n%s\n\nHello".formatted(headers);
        return ((IncomingMessage) reader.read("support", mail.getBytes(StandardCharsets.UTF_8)))
                .participants().stream().map(IncomingMessage.Sender::address).toList();
    }
}
