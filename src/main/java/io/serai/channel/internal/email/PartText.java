package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;

/** Bytes and characters of a part, also where the sender declared them wrongly. */
final class PartText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private PartText() {}

    /** The content with its transfer encoding undone; as it is on the wire where that cannot be undone. */
    static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        } catch (MessagingException | IOException e) {
            byte[] wire = wireBytes(part);
            return isBase64(part) ? Base64.getMimeDecoder().decode(paddingAligned(wire)) : wire;
        }
    }

    private static byte[] wireBytes(Part part) throws MessagingException, IOException {
        try (InputStream content = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream()) {
            return content.readAllBytes();
        }
    }

    private static boolean isBase64(Part part) throws MessagingException {
        String[] encodings = part.getHeader("Content-Transfer-Encoding");
        return encodings != null && encodings[0].trim().equalsIgnoreCase("base64");
    }

    /** A truncated last group of four would make the whole undecodable. */
    private static byte[] paddingAligned(byte[] wire) {
        String letters = new String(wire, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
        return letters.substring(0, letters.length() - letters.length() % 4).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(Part part) throws MessagingException, IOException {
        return decoded(bytes(part), declaredCharset(part));
    }

    private static Charset declaredCharset(Part part) throws MessagingException {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? null : wide(name);
        } catch (MessagingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** Senders name the small set and use the large one that contains it. */
    private static Charset wide(String name) {
        return switch (name.trim().toLowerCase(Locale.ROOT)) {
            // What is not only ASCII then says nothing of what it is.
            case "us-ascii", "ascii" -> null;
            case "euc-kr", "ks_c_5601-1987", "ks_c_5601", "ksc5601" -> Charset.forName("x-windows-949");
            case "gb2312", "gbk" -> Charset.forName("GB18030");
            case "shift_jis", "shift-jis", "x-sjis" -> Charset.forName("windows-31j");
            case "iso-8859-1", "latin1" -> WINDOWS_1252;
            default -> Charset.forName(MimeUtility.javaCharset(name.trim()));
        };
    }

    static String decoded(byte[] bytes, Charset declared) {
        if (declared != null) {
            try {
                return strictly(bytes, declared);
            } catch (CharacterCodingException e) {
                // The declaration is wrong; guess below.
            }
        }
        try {
            return strictly(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            boolean guess = declared == null || declared.equals(StandardCharsets.UTF_8);
            return new String(bytes, guess ? WINDOWS_1252 : declared);
        }
    }

    private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** A header's value with its encoded words decoded, and raw 8-bit letters read as what they most likely are. */
    static String header(String value) {
        if (value == null) {
            return null;
        }
        String unfolded = MimeUtility.unfold(value);
        if (unfolded.chars().anyMatch(c -> c > 127) && unfolded.chars().allMatch(c -> c < 256)) {
            unfolded = decoded(unfolded.getBytes(StandardCharsets.ISO_8859_1), null);
        }
        try {
            return printable(MimeUtility.decodeText(unfolded));
        } catch (IOException e) {
            return printable(unfolded);
        }
    }

    private static String printable(String value) {
        return value.replaceAll("[\\r\\n\\t]+", " ")
                .replaceAll("\\p{Cntrl}", "")
                .trim();
    }
}
