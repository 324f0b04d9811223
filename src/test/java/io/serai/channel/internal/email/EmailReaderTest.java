package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Attachment;
import io.serai.channel.UnreadableMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailReaderTest {

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

        assertThat(((IncomingMessage) EmailReader.read("support", mail.toByteArray())).text())
                .isEqualTo(text);
    }

    @Test
    void htmlBecomesTextWithItsBlocksOnLines() {
        IncomingMessage message = message("""
                Content-Type: text/html; charset=utf-8

                <html><head><style>p {color: red}</style></head><body><h1>Hello</h1><p>My order&nbsp;<b>4711</b>
                is late.<br>Where is it?</p><ul><li>one</li><li>two</li></ul>
                <table><tr><td>a</td><td>b</td></tr></table><script>alert(1)</script></body></html>
                """);

        assertThat(message.text()).isEqualTo("Hello\n\nMy order 4711 is late.\nWhere is it?\n\n- one\n- two\n\na b");
        assertThat(message.html()).contains("<h1>Hello</h1>");
    }

    @Test
    void relatedAndAlternativeAndMixedPartsAreSortedOut() {
        IncomingMessage message = message("""
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=utf-8

                See the picture.
                --a
                Content-Type: text/html; charset=utf-8

                <p>See the <b>picture</b>. <img src="cid:p"></p>
                --a--
                --r
                Content-Type: image/png
                Content-ID: <p>
                Content-Disposition: inline
                Content-Transfer-Encoding: base64

                AQID
                --r--
                --m
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=UTF-8''%EC%98%81%EC%88%98%EC%A6%9D.pdf
                Content-Transfer-Encoding: base64

                BAUG
                --m
                Content-Type: text/plain; name="=?UTF-8?B?7KeA64+ELnR4dA==?="
                Content-Disposition: attachment

                not the text
                --m--
                """);

        assertThat(message.text()).isEqualTo("See the picture.");
        assertThat(message.html()).contains("<b>picture</b>");
        assertThat(message.attachments())
                .extracting(Attachment::name)
                .containsExactly("attachment-1.png", "영수증.pdf", "지도.txt");
        assertThat(message.attachments().get(0).content()).containsExactly(1, 2, 3);
        assertThat(message.attachments().get(1).mediaType()).isEqualTo("application/pdf");
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
    void aForwardedMailIsAnAttachment() {
        IncomingMessage message = message("""
                Content-Type: multipart/mixed; boundary=m

                --m

                See below.
                --m
                Content-Type: message/rfc822

                From: b@example.org
                Subject: inner

                inner text
                --m--
                """);

        assertThat(message.text()).isEqualTo("See below.");
        assertThat(new String(message.attachments().get(0).content(), StandardCharsets.UTF_8))
                .contains("inner text");
    }

    @Test
    void nulIsTakenOutOfTheTextAndKeptInTheRaw() {
        IncomingMessage message = message("\nHe\0llo");

        assertThat(message.text()).isEqualTo("Hello");
        assertThat(message.raw().content()).contains((byte) 0);
    }

    @Test
    void aMailWithOnlyASubjectSaysItsSubject() {
        assertThat(message("\n").text()).isEqualTo("Hello");
    }

    @Test
    void damagedBase64IsReadAsFarAsItGoes() {
        String text = Base64.getEncoder().encodeToString("Where is my parcel?".getBytes(StandardCharsets.UTF_8));

        assertThat(message("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!" + text.substring(0, 21))
                        .text())
                .startsWith("Where is my");
    }

    @Test
    void anUnknownTransferEncodingIsReadAsItIs() {
        assertThat(message("Content-Transfer-Encoding: x-nonsense\n\nHello there")
                        .text())
                .isEqualTo("Hello there");
    }

    @Test
    void aRawEightBitSubjectIsRead() {
        assertThat(((IncomingMessage) read("From: a@example.org\nSubject: Päckchen 소포\n\nHello")).subject())
                .isEqualTo("Päckchen 소포");
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
                "From: a@example.org\nContent-Type: multipart/mixed; boundary=y\n\n--x\n\nHello\n--x--"
            })
    void whatCannotBeUnderstoodIsKeptWithAReason(String mail) {
        Arrival arrival = read(mail);

        assertThat(arrival).isInstanceOfSatisfying(UnreadableMessage.class, unreadable -> {
            assertThat(unreadable.reason()).isNotBlank();
            assertThat(unreadable.raw().content()).isEqualTo(mail.getBytes(StandardCharsets.UTF_8));
            assertThat(unreadable.raw().mediaType()).isEqualTo("message/rfc822");
        });
    }

    @Test
    void partsNestedWithoutEndAreRefused() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 150; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(i));
        }

        assertThat(read(mail + "\nHello"))
                .isInstanceOfSatisfying(UnreadableMessage.class, unreadable -> assertThat(unreadable.reason())
                        .contains("nested deeper than 100"));
    }

    @Test
    void theQuotedHistoryIsTakenAwayUnlessItIsAllThereIs() {
        assertThat(message(
                                "\nYes, please.\n\nOn Mon, 1 Jan 2024 at 10:00, Shop <s@shop.example>\nwrote:\n> Shall we?\n")
                        .text())
                .isEqualTo("Yes, please.");
        assertThat(message("\nOn Mon, 1 Jan 2024, Shop wrote:\n> Shall we?\n\nYes, below.")
                        .text())
                .isEqualTo("Yes, below.");
        assertThat(message("\nThanks\n\n-----Original Message-----\nFrom: Shop\n\nShall we?")
                        .text())
                .isEqualTo("Thanks");
        assertThat(message("\nOn Mon, 1 Jan 2024, Shop wrote:\n> Shall we?").text())
                .contains("Shall we?");
        assertThat(message("Content-Type: text/html\n\n<p>Yes</p><div class=gmail_quote>On … <p>Shall we?</p></div>")
                        .text())
                .isEqualTo("Yes");
    }

    private static IncomingMessage message(String rest) {
        return (IncomingMessage) read(HEAD + rest);
    }

    private static Arrival read(String mail) {
        return EmailReader.read("support", mail.getBytes(StandardCharsets.UTF_8));
    }
}
