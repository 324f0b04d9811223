package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.IncomingMessage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Mails of Outlook whose words are in RTF alone. */
class RichTextTest {

    private static final EmailReader READER =
            new EmailReader(1_000_000, new ReplyTokens(new byte[32]), address -> false);

    @Test
    void theWordsOfAMailThatHasOnlyRichTextAreRead() {
        IncomingMessage mail = read("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}"
                + "{\\colortbl;\\red0\\green0\\blue0;}\\f0\\fs20 Where is {\\b my} order?\\par "
                + "It is f\\'fcr Mina \\u44608?\\u48124?.\\par}");

        assertThat(mail.text()).isEqualTo("Where is my order?\nIt is für Mina 김민.");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void lettersOfTwoBytesAreReadByTheCharsetOfTheirFont() {
        IncomingMessage mail = read(
                "{\\rtf1\\ansi\\ansicpg949{\\fonttbl{\\f0\\fcharset129 Malgun;}}" + "\\f0 \\'b9\\'e8\\'bc\\'db\\par}");

        assertThat(mail.text()).isEqualTo("배송");
    }

    @Test
    void theHtmlThatOutlookHidInItIsReadAsItsWords() {
        IncomingMessage mail = read("{\\rtf1\\ansi\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}"
                + "{\\*\\htmltag19 <html>}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Where is it?"
                + "\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag72 </p>}}");

        assertThat(mail.text()).isEqualTo("Where is it?");
    }

    @Test
    void whatIsNoRichTextStaysAnAttachment() {
        IncomingMessage mail = read("no rich text");

        assertThat(mail.attachments()).singleElement().satisfies(file -> assertThat(file.name())
                .isEqualTo("message.rtf"));
    }

    private static IncomingMessage read(String rtf) {
        String mail = """
                From: mina@example.org
                Subject: Order
                MIME-Version: 1.0
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                """.formatted(Base64.getMimeEncoder().encodeToString(winmail(rtf)));
        return (IncomingMessage) READER.read("support", mail.getBytes(StandardCharsets.US_ASCII));
    }

    /** MS-OXTNEF: the signature, and one attribute (attMsgProps) with one property, PidTagRtfCompressed. */
    private static byte[] winmail(String rtf) {
        byte[] words = rtf.getBytes(StandardCharsets.US_ASCII);
        int padding = (4 - words.length % 4) % 4;
        // MS-OXRTFCP: sizes, the signature of what is not compressed, and no checksum.
        ByteBuffer packed = little(16 + words.length)
                .putInt(words.length + 12)
                .putInt(words.length)
                .putInt(0x414c454d)
                .putInt(0)
                .put(words);
        ByteBuffer property = little(4 + 4 + 4 + 4 + packed.capacity() + padding)
                .putInt(1)
                .putShort((short) 0x0102)
                .putShort((short) 0x1009)
                .putInt(1)
                .putInt(packed.capacity())
                .put(packed.array());
        int checksum = 0;
        for (byte octet : property.array()) {
            checksum += octet & 0xff;
        }
        ByteArrayOutputStream tnef = new ByteArrayOutputStream();
        tnef.writeBytes(little(6).putInt(0x223e9f78).putShort((short) 1).array());
        tnef.writeBytes(little(9)
                .put((byte) 1)
                .putInt(0x00069003)
                .putInt(property.capacity())
                .array());
        tnef.writeBytes(property.array());
        tnef.writeBytes(little(2).putShort((short) checksum).array());
        return tnef.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
