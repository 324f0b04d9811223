package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes and characters of a part, also where the sender declared them wrongly. */
final class PartText {

    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final int META_WITHIN = 4096;

    private PartText() {}

    /**
     * @param bytes null when there are more than were asked for
     * @param size of all of them
     * @param encoded whether they are as on the wire, because the transfer encoding cannot be undone
     */
    record Decoded(byte[] bytes, long size, boolean encoded) {}

    /** The content with its transfer encoding undone; as it is on the wire where that cannot be undone. */
    static Decoded content(Part part, long most) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return read(content, most, false);
        } catch (MessagingException | IOException e) {
            try (InputStream wire = wire(part)) {
                Decoded raw = read(wire, most, true);
                return raw.bytes() != null && isBase64(part) ? decoded(raw.bytes()) : raw;
            }
        }
    }

    /** @return no more than the first {@code most} bytes */
    static byte[] start(Part part, int most) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readNBytes(most);
        } catch (MessagingException | IOException e) {
            try (InputStream wire = wire(part)) {
                return wire.readNBytes(most);
            }
        }
    }

    private static Decoded read(InputStream content, long most, boolean encoded) throws IOException {
        byte[] bytes = content.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        if (bytes.length <= most) {
            return new Decoded(bytes, bytes.length, encoded);
        }
        byte[] buffer = new byte[8192];
        long size = bytes.length;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            size += n;
        }
        return new Decoded(null, size, encoded);
    }

    static InputStream wire(Part part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    private static boolean isBase64(Part part) throws MessagingException {
        String[] encodings = part.getHeader("Content-Transfer-Encoding");
        return encodings != null && encodings[0].trim().equalsIgnoreCase("base64");
    }

    /** A truncated last group of four would make the whole undecodable. */
    private static Decoded decoded(byte[] wire) {
        String letters = new String(wire, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
        byte[] bytes = Base64.getDecoder().decode(letters.substring(0, letters.length() - letters.length() % 4));
        return new Decoded(bytes, bytes.length, false);
    }

    /** @param type the part's */
    static String text(byte[] bytes, LenientType type) {
        Charset declared = Letters.named(type.parameter("charset"));
        return Letters.decoded(bytes, declared == null && type.is("text/html") ? ofMeta(bytes) : declared);
    }

    private static Charset ofMeta(byte[] bytes) {
        Matcher meta = META.matcher(
                new String(Arrays.copyOf(bytes, Math.min(bytes.length, META_WITHIN)), StandardCharsets.ISO_8859_1));
        return meta.find() ? Letters.named(meta.group(1)) : null;
    }
}
