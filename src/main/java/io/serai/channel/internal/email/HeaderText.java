package io.serai.channel.internal.email;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a header: encoded words (RFC 2047), also where they break the rules that senders break most, and raw 8-bit
 * letters. Jakarta Mail decodes each word alone, and so loses a letter whose bytes are spread over two.
 */
final class HeaderText {

    private static final int LONGEST = 10_000;
    /** Begins a shift in the seven-bit charsets of ISO 2022. */
    private static final char ESCAPE = '\u001b';

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*(?:\\?(?!=)[^?]*)*)\\?=");

    private HeaderText() {}

    /** @return null for null */
    static String of(String value) {
        if (value == null) {
            return null;
        }
        String line = MimeUtility.unfold(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        boolean foreign = line.chars().anyMatch(c -> c > 127 || c == ESCAPE);
        if (foreign && line.chars().allMatch(c -> c < 256)) {
            line = Letters.decoded(line.getBytes(StandardCharsets.ISO_8859_1), null);
        }
        return printable(words(line));
    }

    private static String words(String line) {
        Matcher word = WORD.matcher(line);
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        while (word.find()) {
            String between = line.substring(end, word.start());
            boolean continues = charset != null && between.isBlank();
            if (!continues || !word.group(1).equalsIgnoreCase(charset)) {
                flush(pending, charset, text);
            }
            if (!continues) {
                text.append(between);
            }
            charset = word.group(1);
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            end = word.end();
        }
        flush(pending, charset, text);
        return text.append(line.substring(end)).toString();
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder text) {
        if (pending.size() > 0) {
            Charset declared = Letters.named(charset);
            text.append(Letters.decoded(pending.toByteArray(), declared));
            pending.reset();
        }
    }

    private static byte[] bytes(String encoding, String letters) {
        return encoding.equalsIgnoreCase("b") ? base64(letters) : quoted(letters);
    }

    private static byte[] base64(String letters) {
        String clean = letters.replaceAll("[^A-Za-z0-9+/]", "");
        // A last group of one letter holds no whole byte.
        int whole = clean.length() % 4 == 1 ? clean.length() - 1 : clean.length();
        return Base64.getDecoder().decode(clean.substring(0, whole));
    }

    private static byte[] quoted(String letters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            int high = letter == '=' && i + 2 < letters.length() ? Character.digit(letters.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(letters.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(letter == '_' ? ' ' : letter).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String printable(String value) {
        return value.replaceAll("[\\r\\n\\t\u2028\u2029]+", " ")
                .replaceAll("\\p{Cntrl}", "")
                .trim();
    }
}
